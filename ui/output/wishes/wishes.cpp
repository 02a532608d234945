// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/wishes/wishes.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "core/output/exporter.h"
#include "core/output/grid.h"
#include "core/walk/session_walk.h"

namespace latentwalk {
namespace {

// Only the anchors are shown: nothing of the way between them matters any more.
void keepAnchorsOnly(Session& session) {
    session.grid.cells = GridCells::Anchors;
    session.closed = false;
    session.timing = Timing::Even;
    session.easing = Easing::None;
    session.position = 0;
    session.growth.reset();
    session.pace.reset();
}

SessionAnchor anchorOf(Latent components, const std::string& name = {}) {
    SessionAnchor anchor;
    anchor.name = name;
    anchor.components = std::move(components);
    return anchor;
}

// analyze.py's frames: the last is one step before the end. Core's grids of frames always end at the end of an open
// walk, so each frame becomes an anchor.
void becomeFramesWithoutEnd(Session& session, int count) {
    const SessionWalk walk(session);
    std::vector<SessionAnchor> anchors;
    for (const double position : Walk::positions(count, false)) {
        Moment moment = walk.at(position);
        anchors.push_back(anchorOf(std::move(moment.latent), QString::number(position, 'f', 3).toStdString()));
        anchors.back().offsets = CarriedOffsets(moment.offsets);
    }
    session.anchors = std::move(anchors);
    session.edits.clear();  // they are in the latents
    keepAnchorsOnly(session);
}

}  // namespace

QString endingOf(FilmFormat format) {
    switch (format) {
        case FilmFormat::Mp4:
            return QStringLiteral("mp4");
        case FilmFormat::WebM:
            return QStringLiteral("webm");
        case FilmFormat::Gif:
            return QStringLiteral("gif");
        case FilmFormat::Apng:
            return QStringLiteral("apng");
        case FilmFormat::WebP:
            return QStringLiteral("webp");
    }
    return {};
}

QString endingOf(PictureFormat format) {
    switch (format) {
        case PictureFormat::Png:
            return QStringLiteral("png");
        case PictureFormat::Jpeg:
            return QStringLiteral("jpg");
        case PictureFormat::WebP:
            return QStringLiteral("webp");
    }
    return {};
}

QString titleOf(PictureFormat format) {
    switch (format) {
        case PictureFormat::Png:
            return QStringLiteral("PNG");
        case PictureFormat::Jpeg:
            return QStringLiteral("JPEG");
        case PictureFormat::WebP:
            return QStringLiteral("WebP");
    }
    return {};
}

QString titleOf(FilmFormat format) {
    switch (format) {
        case FilmFormat::Apng:
            return QCoreApplication::translate("FilmFormat", "Animated PNG");
        case FilmFormat::WebP:
            return QCoreApplication::translate("FilmFormat", "Animated WebP");
        default:
            return QString::fromStdString(nameOf(format));  // a name in every language
    }
}

bool isVideo(FilmFormat format) {
    return format == FilmFormat::Mp4 || format == FilmFormat::WebM;
}

double fastestRate(FilmFormat format) {
    if (isVideo(format)) {
        return std::numeric_limits<double>::infinity();
    }
    return format == FilmFormat::Gif ? 50 : 1000.0 / 11;
}

int fastestUsualRate(FilmFormat format) {
    return format == FilmFormat::Gif ? 50 : 60;
}

FilmWish inFormat(const FilmWish& wish, FilmFormat format) {
    FilmWish result = wish;
    result.format = format;
    FilmSettings& film = result.settings;
    const double rate = static_cast<double>(film.rateNumerator) / film.rateDenominator;
    if (rate > fastestRate(format)) {
        film.rateNumerator = fastestUsualRate(format);
        film.rateDenominator = 1;
        film.frames = framesOf(static_cast<double>(wish.settings.frames) / rate, film);
    }
    if (isVideo(format) != isVideo(wish.format)) {
        film.loops = isVideo(format) ? 1 : 0;
    }
    return result;
}

qint64 gridCount(const GridWish& wish, const ExportScene& scene) {
    switch (wish.what) {
        case GridWish::What::Anchors:
            return scene.anchors;
        case GridWish::What::Segments:
            return qint64{wish.count} * (scene.anchors - (scene.closed ? 0 : 1));
        case GridWish::What::Pairs:
            return qint64{wish.count} * (scene.anchors / 2);
        default:
            return wish.count;
    }
}

qint64 gridColumns(const GridWish& wish) {
    const bool table = wish.what == GridWish::What::Segments || wish.what == GridWish::What::Pairs;
    return table ? wish.count : wish.settings.columns;
}

GridShape gridShapeOf(const GridWish& wish, const ExportScene& scene) {
    const qint64 count = gridCount(wish, scene);
    if (count < 1) {
        return {};
    }
    GridLayout layout{gridColumns(wish), wish.settings.padding, 0, {}, wish.settings.enlarge};
    if (wish.settings.captions) {
        layout.captions.resize(static_cast<std::size_t>(count));
    }
    return gridShape(count, layout, scene.imagePixels, scene.imagePixels);
}

PixelSize gridSize(const GridWish& wish, const ExportScene& scene) {
    const GridShape shape = gridShapeOf(wish, scene);
    return {shape.width(), shape.height()};
}

QSize filmSize(const FilmWish& wish, const ExportScene& scene, bool film) {
    const FilmSettings& settings = wish.settings;
    QSize size = settings.width > 0 ? QSize(static_cast<int>(settings.width), static_cast<int>(settings.height))
                                    : QSize(scene.imagePixels, scene.imagePixels) * settings.enlarge;
    if (film && hasHalfColours({wish.format, settings, 1, {}})) {
        size = {(size.width() + 1) / 2 * 2, (size.height() + 1) / 2 * 2};
    }
    return size;
}

Session seedsSession(const Session& session, const QList<quint64>& seeds) {
    Session result = session;
    result.anchors.clear();
    for (const quint64 seed : seeds) {
        SessionAnchor anchor;
        anchor.seed = seed;
        anchor.labels = session.labels;
        result.anchors.push_back(anchor);
    }
    keepAnchorsOnly(result);
    return result;
}

GridSettings gridSettings(const GridWish& wish) {
    GridSettings settings = wish.settings;
    settings.steps = wish.count;
    settings.cells = wish.what == GridWish::What::Frames     ? GridCells::Frames
                     : wish.what == GridWish::What::Segments ? GridCells::Segments
                     : wish.what == GridWish::What::Pairs    ? GridCells::Pairs
                     : wish.what == GridWish::What::Plane    ? GridCells::Plane
                                                             : GridCells::Anchors;
    return settings;
}

GridWish gridWish(const GridSettings& settings) {
    GridWish wish;
    wish.settings = settings;
    wish.settings.steps = GridSettings().steps;
    wish.settings.cells = GridSettings().cells;
    wish.count = static_cast<int>(std::min<std::int64_t>(settings.steps, std::numeric_limits<int>::max()));
    wish.what = settings.cells == GridCells::Frames     ? GridWish::What::Frames
                : settings.cells == GridCells::Segments ? GridWish::What::Segments
                : settings.cells == GridCells::Pairs    ? GridWish::What::Pairs
                : settings.cells == GridCells::Plane    ? GridWish::What::Plane
                                                        : GridWish::What::Anchors;
    return wish;
}

Session gridSession(const Session& session, const GridWish& wish) {
    Session result = session;
    result.grid = gridSettings(wish);
    result.stretch = wish.stretch;
    switch (wish.what) {
        case GridWish::What::Frames:
            if (!wish.endpoint && !session.closed && !session.growth) {
                becomeFramesWithoutEnd(result, wish.count);
            }
            break;
        case GridWish::What::Segments:
        case GridWish::What::Pairs:
        case GridWish::What::Plane:
            break;
        case GridWish::What::Anchors:
            keepAnchorsOnly(result);
            break;
        case GridWish::What::Batch: {
            result.anchors.clear();
            const LatentBatch batch =
                sampleBatch(wish.seed, wish.count, session.model.latentSize, session.model.labels, session.labels);
            for (std::int64_t i = 0; i < batch.count; ++i) {
                const auto row = batch.row(i);
                result.anchors.push_back(anchorOf({row.begin(), row.end()}));
            }
            keepAnchorsOnly(result);
            break;
        }
        case GridWish::What::Seeds: {
            QList<quint64> seeds;
            for (int i = 0; i < wish.count; ++i) {
                seeds.append(wish.seed + static_cast<quint64>(i));
            }
            result = seedsSession(result, seeds);
            break;
        }
    }
    return result;
}

}  // namespace latentwalk
