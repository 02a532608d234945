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
    connect(&m_delay, &QTimer::timeout, this, &GridPreviews::start);
}

void GridPreviews::request(const Session& session, const GridWish& wish) {
    m_next.emplace(session, wish);
    m_work.forget();
    m_delay.start();
}

void GridPreviews::start() {
    const auto next = *std::exchange(m_next, std::nullopt);
    const std::shared_ptr<QueuedGenerator> generator = m_makeGenerator();
    if (!generator) {
        return;
    }
    m_work.start(
        [next, generator](const TellProgress& tell) { return render(*generator, next.first, next.second, tell); },
        {.finished = [this](const Preview& preview) { emit rendered(preview.image, preview.part, preview.problem); },
         .failed = [this](const QString& message) { emit rendered({}, false, message); },
         .interrupt = [generator] { generator->stop(); }});
}

GridPreviews::Preview GridPreviews::render(Generator& generator, Session session, const GridWish& wish,
                                           const TellProgress& tell) {
    if (wish.what == GridWish::What::Frames) {
        ensurePace(session, generator, tell);
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
        return {{}, false, tr("This grid is too wide for a preview.")};
    }
    const std::int64_t rows =
        std::min(rowsOfPixels, std::max<std::int64_t>(1, kMostPictures / std::max<std::int64_t>(columns, 1)));
    useSmallScale(grid, generator);
    const Picture picture = renderGrid(generator, grid, tell, rows);
    return {toImage(picture), rows * columns < gridCount(wish, scene)};
}

}  // namespace latentwalk
