// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "tests/bench/bench_window.h"
#include "tests/bench/loop_watch.h"
#include "ui/plane/plane_panel.h"
#include "ui/plots/percentile.h"

// Measures the plane of faces with the built-in model: a hand drags it several times, each time to where nobody has
// been, and lets it go. Prints one line of JSON:
//   tiles                            in sight
//   first_coarse_ms, first_fine_ms   until all of them are there, from when the plane is shown first
//   coarse_ms, fine_ms               from the end of a drag until all in sight are there, coarsely and finely: the
//                                    median and the longest of all drags
//   gap_p99_ms, gap_max_ms           times between two turns of the event loop while it is dragged
// Runs on a display, or with QT_QPA_PLATFORM=offscreen.
using namespace latentwalk;

namespace {

struct Options {
    int drags = 8;
    bool filling = false;
    bool atOnce = false;
    QSize size{1280, 800};
};

Options readOptions(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures how soon the plane's faces are there."));
    parser.addHelpOption();
    const QCommandLineOption drags(QStringLiteral("drags"), QStringLiteral("How often it is dragged"),
                                   QStringLiteral("N"), QStringLiteral("8"));
    const QCommandLineOption fill(QStringLiteral("fill"), QStringLiteral("The plane has the whole window"));
    const QCommandLineOption jump(QStringLiteral("jump"),
                                  QStringLiteral("At once, so that nothing comes before the hand lets go"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Of the window, in pixels"),
                                  QStringLiteral("WxH"), QStringLiteral("1280x800"));
    parser.addOptions({drags, fill, jump, size});
    parser.process(app);
    Options options;
    options.drags = std::max(1, parser.value(drags).toInt());
    options.filling = parser.isSet(fill);
    options.atOnce = parser.isSet(jump);
    const QStringList sides = parser.value(size).split(u'x');
    options.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
    return options;
}

struct Times {
    double coarse = 0;  // milliseconds
    double fine = 0;
};

Times waitForTiles(const PlaneTiles& tiles) {
    constexpr int kLongest = 60'000;
    Times times;
    QElapsedTimer clock;
    clock.start();
    const auto wait = [&](const auto& there) {
        while (!there() && clock.elapsed() < kLongest) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        }
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    };
    times.coarse = wait([&] { return tiles.missingCoarse() == 0; });
    times.fine = wait([&] { return tiles.missing() == 0; });
    return times;
}

// Half a second over most of the view, up and to the left.
void drag(PlaneView& view, bool atOnce) {
    constexpr int kMoves = 50;
    constexpr int kTime = 500;  // milliseconds
    const QPointF from(view.width() * 0.95, view.height() * 0.9);
    const QPointF way(-view.width() * 0.9, -view.height() * 0.8);
    QElapsedTimer clock;
    clock.start();
    QTest::mousePress(&view, Qt::LeftButton, {}, from.toPoint());
    for (int move = 1; move <= kMoves; ++move) {
        while (!atOnce && clock.elapsed() < kTime * move / kMoves) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
        }
        QTest::mouseMove(&view, (from + way * (static_cast<double>(move) / kMoves)).toPoint());
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, (from + way).toPoint());
}

}  // namespace

int main(int argc, char** argv) {
    const bench::OwnPlaces places;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plane-bench"));
    const Options options = readOptions(app);
    Appearance appearance;
    setThreads(0);
    MainWindow window(generatorFactory({}), appearance);
    window.resize(options.size);
    window.show();
    if (!bench::openAndWait(window, bench::builtInModel())) {
        std::fprintf(stderr, "plane_bench: no face came.\n");
        return 1;
    }
    QTest::qWait(2000);  // anchors, filmstrip and directions
    auto* panel = window.findChild<PlanePanel*>();
    window.findChild<QAction*>(QStringLiteral("steer"))->trigger();
    if (options.filling) {
        panel->setFilling(true);
    }
    if (!QTest::qWaitFor([&] { return panel->tiles().missing() > 0; }, 10'000)) {
        std::fprintf(stderr, "plane_bench: no plane came.\n");
        return 1;
    }
    const Times first = waitForTiles(panel->tiles());
    QTest::qWait(2000);  // the small pictures of the other panels

    bench::LoopWatch watch;
    std::vector<double> gaps;
    std::vector<double> coarse;
    std::vector<double> fine;
    for (int i = 0; i < options.drags; ++i) {
        watch.begin();
        drag(*panel->view(), options.atOnce);
        gaps.insert(gaps.end(), watch.gaps().begin(), watch.gaps().end());
        const Times times = waitForTiles(panel->tiles());
        coarse.push_back(times.coarse);
        fine.push_back(times.fine);
    }
    const auto longest = [](const std::vector<double>& values) {
        return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
    };
    const QSize tiles = panel->view()->tilesInSight();
    const QJsonObject json{{"tiles", tiles.width() * tiles.height()},
                           {"first_coarse_ms", first.coarse},
                           {"first_fine_ms", first.fine},
                           {"coarse_ms", percentile(coarse, 0.5)},
                           {"coarse_max_ms", longest(coarse)},
                           {"fine_ms", percentile(fine, 0.5)},
                           {"fine_max_ms", longest(fine)},
                           {"gap_p99_ms", gaps.empty() ? 0 : percentile(gaps, 0.99)},
                           {"gap_max_ms", longest(gaps)},
                           {"filling", options.filling}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return 0;
}
