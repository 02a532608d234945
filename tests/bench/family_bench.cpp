// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "tests/bench/bench_window.h"
#include "tests/bench/loop_watch.h"
#include "ui/family/family_panel.h"
#include "ui/family/tree/tree_panel.h"
#include "ui/plots/percentile.h"

// Measures breeding in the window with the built-in model. Prints one line of JSON:
//   first_small_ms, first_ms         from the wish for a first generation until the screen is full, coarsely and finely
//   next_small_ms, next_ms           the same of the generations after it: the median
//   breed_gap_max_ms                 the longest time between two turns of the event loop meanwhile
//   faces                            in the tree that is dragged
//   tree_frames_per_second           of a tree of that many that is dragged, zoomed out as far as it goes
//   tree_gap_p99_ms, tree_gap_max_ms times between two turns of the event loop while it is dragged
// Runs on a display, or with QT_QPA_PLATFORM=offscreen.
using namespace latentwalk;

namespace {

constexpr int kGenerations = 6;
constexpr std::size_t kTreeFaces = 2000;
constexpr int kMoves = 240;

struct Times {
    double coarse = 0;  // milliseconds
    double fine = 0;
};

template <typename There>
double waitUntil(QElapsedTimer& clock, There there) {
    constexpr int kLongest = 60'000;
    while (!there() && clock.elapsed() < kLongest) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

template <typename Wish>
Times breed(FamilyPanel& panel, const RenderService& service, Wish wish) {
    bool bred = false;
    const auto connection = QObject::connect(&panel.breeding(), &Breeding::bred, [&] { bred = true; });
    QElapsedTimer clock;
    clock.start();
    wish();
    Times times;
    times.coarse = waitUntil(clock, [&] { return bred && panel.screen()->missing() == 0; });
    times.fine = waitUntil(clock, [&] { return service.isIdle(); });
    QObject::disconnect(connection);
    return times;
}

// A family that is as large as asked for, without anybody's choosing.
Family largeFamily(Family family, const Family& like) {
    while (family.faceCount() < kTreeFaces) {
        Generation next = *like.generations().back();
        next.from = family.newestGeneration() % 9 == 0 ? family.newestGeneration() / 2 : family.newestGeneration();
        if (family.generation(*next.from) == nullptr) {
            next.from = family.newestGeneration();
        }
        next.parents = {family.generation(*next.from)->faces.front().id};
        next.apart.clear();
        for (FamilyFace& face : next.faces) {
            face.parents = next.parents;
        }
        family = family.with(next);
    }
    return family;
}

// As fast as it can be painted, every move waited for.
double dragTree(TreeView& view) {
    QElapsedTimer clock;
    clock.start();
    const QPoint middle = view.viewport()->rect().center();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, middle);
    for (int move = 1; move <= kMoves; ++move) {
        const double angle = 0.05 * move;
        QTest::mouseMove(view.viewport(),
                         middle + QPoint(qRound(200 * std::sin(angle)), qRound(150 * std::sin(2 * angle))));
        view.viewport()->repaint();
        QCoreApplication::processEvents();
    }
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, middle);
    return kMoves * 1000.0 / static_cast<double>(clock.elapsed());
}

double longest(const std::vector<double>& values) {
    return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
}

}  // namespace

int main(int argc, char** argv) {
    const bench::OwnPlaces places;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("family-bench"));
    Appearance appearance;
    setThreads(0);
    MainWindow window(generatorFactory({}), appearance);
    window.resize(1280, 800);
    window.show();
    if (!bench::openAndWait(window, bench::builtInModel())) {
        std::fprintf(stderr, "family_bench: no face came.\n");
        return 1;
    }
    window.findChild<QAction*>(QStringLiteral("breedFaces"))->trigger();
    QTest::qWait(3000);  // the small pictures of the other panels
    auto& panel = *window.findChild<FamilyPanel*>();
    Document& document = window.document();

    bench::LoopWatch watch;
    watch.begin();
    const Times first = breed(panel, window.service(), [&] { panel.startFrom(FamilySource::Nothing); });
    std::vector<double> coarse;
    std::vector<double> fine;
    for (int i = 1; i < kGenerations; ++i) {
        for (const int child : {1, 4, 6}) {
            document.family().setChosen(panel.screen()->tile(child)->face(), true);
        }
        const Times times = breed(panel, window.service(), [&] { panel.breed(); });
        coarse.push_back(times.coarse);
        fine.push_back(times.fine);
    }
    const double gap = longest(watch.gaps());

    document.family().set(largeFamily(document.family().family(), document.family().family()), QStringLiteral("large"));
    auto& view = *window.findChild<TreeView*>();
    QElapsedTimer clock;
    clock.start();
    view.fit();
    QTest::qWait(200);
    const double pictures = waitUntil(clock, [&] { return view.pictures().missing() == 0; });
    watch.begin();
    const double frames = dragTree(view);
    const QJsonObject json{
        {"first_small_ms", first.coarse},
        {"first_ms", first.fine},
        {"next_small_ms", percentile(coarse, 0.5)},
        {"next_ms", percentile(fine, 0.5)},
        {"breed_gap_max_ms", gap},
        {"faces", static_cast<int>(document.family().family().faceCount())},
        {"tree_pictures_ms", pictures},
        {"tree_in_sight",
         static_cast<int>(view.tree().facesIn(view.mapToScene(view.viewport()->rect()).boundingRect()).size())},
        {"tree_frames_per_second", frames},
        {"tree_gap_p99_ms", watch.gaps().empty() ? 0 : percentile(watch.gaps(), 0.99)},
        {"tree_gap_max_ms", longest(watch.gaps())}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return 0;
}
