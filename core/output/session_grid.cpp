#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "core/output/exporter.h"
#include "core/output/frame_batches.h"
#include "core/output/grid.h"

namespace latentwalk {
namespace {

struct Cell {
    Moment moment;
    std::string caption;
};

// The cells of a session's grid, one after the other.
class Cells {
public:
    explicit Cells(const Session& session) : m_session(session), m_walk(session) {}

    std::int64_t count() const {
        const auto anchors = static_cast<std::int64_t>(m_session.anchors.size());
        switch (m_session.grid.cells) {
            case GridCells::Anchors:
                return anchors;
            case GridCells::Frames:
                return steps();
            case GridCells::Segments:
                return static_cast<std::int64_t>(m_walk.walk().segments()) * steps();
            case GridCells::Pairs:
                return anchors / 2 * steps();
        }
        return 0;
    }

    std::int64_t columns() const {
        const bool table = m_session.grid.cells == GridCells::Segments || m_session.grid.cells == GridCells::Pairs;
        return table ? steps() : m_session.grid.columns;
    }

    Cell at(std::int64_t index) const {
        const std::int64_t row = index / steps();
        const double t = steps() > 1 ? static_cast<double>(index % steps()) / static_cast<double>(steps() - 1) : 0.0;
        const auto& anchors = m_walk.walk().anchors();
        switch (m_session.grid.cells) {
            case GridCells::Anchors: {
                const auto i = static_cast<std::size_t>(index);
                return {momentOf(anchors[i]), captionOf(i)};
            }
            case GridCells::Frames: {
                const std::int64_t last = m_session.closed ? steps() : std::max<std::int64_t>(steps() - 1, 1);
                const double position = static_cast<double>(index) / static_cast<double>(last);
                Moment moment = m_walk.at(position);
                const std::string caption = grows() ? scaleOf(moment.options) : number(position);
                return {std::move(moment), caption};
            }
            case GridCells::Segments:
                return {momentOf(m_walk.walk().within(static_cast<std::size_t>(row), t)), number(t)};
            case GridCells::Pairs: {
                const auto first = static_cast<std::size_t>(row) * 2;
                return {momentOf(interpolate(anchors[first], anchors[first + 1], t, m_session.path)), number(t)};
            }
        }
        return {};
    }

    // Whether one face stands there at several scales.
    bool grows() const {
        return m_session.grid.cells == GridCells::Frames && m_session.growth && m_session.anchors.size() == 1;
    }

    // The side of all cells where they come in different sizes, else 0.
    std::int64_t size() const { return m_session.grid.cells == GridCells::Frames ? commonSize(m_session) : 0; }

private:
    std::int64_t steps() const { return m_session.grid.steps; }

    Moment momentOf(const Latent& latent) const {
        return {edited(latent, m_session.edits, m_session.directions), {m_session.scale, m_session.alpha}};
    }

    std::string captionOf(std::size_t index) const {
        const SessionAnchor& anchor = m_session.anchors[index];
        if (anchor.seed) {
            return std::to_string(*anchor.seed);
        }
        return anchor.name.empty() ? "#" + std::to_string(index + 1) : anchor.name;
    }

    // "16x16", and while 16x16 is being faded in over 8x8 how far it is: "16x16 40%".
    static std::string scaleOf(const GenerateOptions& options) {
        const std::string side = std::to_string(Architecture::resolution(options.scale.value_or(0)));
        const auto percent = std::lround(100 * (1 - options.alpha.value_or(0.0F)));
        return side + 'x' + side + (percent == 100 ? "" : ' ' + std::to_string(percent) + '%');
    }

    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3f", value);
        return text;
    }

    const Session& m_session;
    SessionWalk m_walk;
};

// Images whose every pixel became factor x factor equal ones, before they enter the grid.
Images enlargedImages(Images images, std::int64_t factor) {
    if (factor == 1) {
        return images;
    }
    Images result{images.count, images.channels, images.height * factor, images.width * factor, {}};
    result.values.reserve(images.values.size() * static_cast<std::size_t>(factor * factor));
    for (std::int64_t row = 0; row < images.count * images.channels * result.height; ++row) {
        const float* source = images.values.data() + row / factor * images.width;
        for (std::int64_t x = 0; x < result.width; ++x) {
            result.values.push_back(source[x / factor]);
        }
    }
    return result;
}

}  // namespace

std::optional<Picture> renderGrid(Generator& generator, const Session& session, const GoOn& goOn) {
    Session complete = session;
    if (!ensurePace(complete, generator, goOn)) {
        return std::nullopt;
    }
    const Cells cells(complete);
    const std::int64_t count = cells.count();
    if (count == 0) {
        throw std::invalid_argument("a table needs at least two anchors");
    }
    GridLayout layout{cells.columns(), complete.grid.padding, complete.grid.background, {}};
    for (std::int64_t i = 0; complete.grid.captions && i < count; ++i) {
        layout.captions.push_back(cells.at(i).caption);
    }
    GridPainter painter(count, layout, rangeOf(complete));
    const bool whole = forEachBatch(
        generator, count, [&](std::int64_t i) { return cells.at(i).moment; },
        [&](std::int64_t, Images images) {
            const std::int64_t factor = std::max<std::int64_t>(1, cells.size() / images.width);
            painter.add(enlargedImages(std::move(images), factor * complete.grid.enlarge));
        },
        [&](std::int64_t done) { return !goOn || goOn(done, count); });
    return whole ? std::optional(painter.picture()) : std::nullopt;
}

Outcome exportGrid(Generator& generator, const Session& session, const std::filesystem::path& path,
                   PictureFormat format, const GoOn& goOn, int quality) {
    checkWritable(path);
    Session complete = session;
    if (!ensurePace(complete, generator, goOn)) {
        return Outcome::Cancelled;
    }
    const auto picture = renderGrid(generator, complete, goOn);
    if (!picture) {
        return Outcome::Cancelled;
    }
    const std::string recipe = toJson(gridRecipe(complete));
    writePicture(path, *picture, format, {quality, recipe});
    return Outcome::Finished;
}

}  // namespace latentwalk
