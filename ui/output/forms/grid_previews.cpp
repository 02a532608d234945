// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/grid_previews.h"

#include "ui/render/rendered.h"

namespace latentwalk {
namespace {

// Beyond these a preview would take long and show nothing.
constexpr std::int64_t kMostPixels = std::int64_t{16} << 20;
constexpr std::int64_t kMostPictures = 64;
constexpr std::int64_t kLargestFactor = 64;
constexpr std::int64_t kEnoughPixels = 64;

// The pictures of a smaller scale, their pixels enlarged so that everything has the size that it will have.
void useSmallScale(Session& session, const Generator& generator) {
    if (session.scale || session.growth) {
        return;
    }
    const std::int64_t full = generator.architecture().fullResolution();
    for (int scale = 0; scale < generator.architecture().scaleCount(); ++scale) {
        const std::int64_t pixels = Architecture::resolution(scale);
        if (pixels >= kEnoughPixels && pixels <= full && generator.resemblesFull(scale) &&
            full / pixels * session.grid.enlarge <= kLargestFactor) {
            session.scale = scale;
            session.grid.enlarge *= static_cast<int>(full / pixels);
            return;
        }
    }
}

}  // namespace

GridPreviews::GridPreviews(MakeGenerator makeGenerator, QObject* parent)
    : QObject(parent), m_makeGenerator(std::move(makeGenerator)) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(100);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        if (!m_work.isRunning()) {
            start();
        }
    });
    const auto ended = [this](const QString& problem) {
        if (m_next) {
            m_delay.start();
        } else {
            emit rendered(problem.isEmpty() ? m_result->image : QImage(), m_result->part,
                          problem.isEmpty() ? m_result->problem : problem);
        }
    };
    connect(&m_work, &BackgroundJob::finished, this, [ended] { ended({}); });
    connect(&m_work, &BackgroundJob::failed, this, ended);
    connect(&m_work, &BackgroundJob::cancelled, this, [this] {
        if (m_next) {
            m_delay.start();
        }
    });
}

GridPreviews::~GridPreviews() {
    m_work.cancel();
    if (m_generator) {
        m_generator->stop();
    }
}

void GridPreviews::request(const Session& session, const GridWish& wish) {
    m_next.emplace(session, wish);
    if (m_work.isRunning()) {
        m_work.cancel();
        m_generator->stop();
    } else {
        m_delay.start();
    }
}

void GridPreviews::start() {
    if (!m_next) {
        return;
    }
    m_generator = m_makeGenerator();
    m_result = std::make_shared<Result>();
    if (!m_generator) {
        m_next.reset();
        return;
    }
    m_work.start([next = *m_next, generator = m_generator, result = m_result](const GoOn& goOn) {
        return render(*generator, next.first, next.second, *result, goOn);
    });
    m_next.reset();
}

bool GridPreviews::render(Generator& generator, Session session, const GridWish& wish, Result& result,
                          const GoOn& goOn) {
    if (wish.what == GridWish::What::Frames && !ensurePace(session, generator, goOn)) {
        return false;
    }
    Session grid = gridSession(session, wish);
    const int scale = grid.scale.value_or(generator.architecture().scaleCount() - 1);
    const std::int64_t side = Architecture::resolution(scale) * grid.grid.enlarge;
    const bool table = grid.grid.cells == GridCells::Segments || grid.grid.cells == GridCells::Pairs;
    ExportScene scene;
    scene.imagePixels = static_cast<int>(Architecture::resolution(scale));
    scene.anchors = static_cast<int>(session.anchors.size());
    scene.closed = session.closed;
    const std::int64_t columns =
        std::min<std::int64_t>(table ? grid.grid.steps : grid.grid.columns, gridCount(wish, scene));
    const std::int64_t rowsOfPixels = columns > 0 ? kMostPixels / (columns * side * side) : 1;
    if (columns > kMostPictures || rowsOfPixels < 1) {
        result.problem = tr("This grid is too wide for a preview.");
        return true;
    }
    const std::int64_t rows =
        std::min(rowsOfPixels, std::max<std::int64_t>(1, kMostPictures / std::max<std::int64_t>(columns, 1)));
    useSmallScale(grid, generator);
    const auto picture = renderGrid(generator, grid, goOn, rows);
    if (!picture) {
        return false;
    }
    result.image = toImage(*picture);
    result.part = rows * columns < gridCount(wish, scene);
    return true;
}

}  // namespace latentwalk
