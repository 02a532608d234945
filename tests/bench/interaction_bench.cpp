// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "tests/bench/bench_window.h"
#include "tests/bench/loop_watch.h"
#include "ui/directions/named/named_finder.h"
#include "ui/gallery/gallery_view.h"
#include "ui/photo/read/read_photo.h"
#include "ui/photo/search/search_run.h"
#include "ui/photo/search/search_view.h"
#include "ui/plots/percentile.h"
#include "ui/window/commands/photo_commands.h"
#include "ui/window/commands/training_commands.h"

// Measures how the window feels: a hand moves the slider, 300 moves in 3 seconds, while both cores render. Prints one
// line of JSON:
//   gap_p99_ms, gap_max_ms  times between two turns of the event loop
//   latency_p95_ms          from a move to the first picture of that position or a later one
//   frames                  pictures that came meanwhile, previews included
//   frame_ms                median time of a whole picture when nobody moves; 0 with --gallery
//   final_correct           whether the last picture is, to the byte, that of the last position
//   scored                  with --scoring: faces that were painted and scored while the hand moved
//   searched                with --photo: pictures of the search for a photo's face that came while the hand moved
//   trained                 with --train: pictures that were shown to a network while the hand moved
// Runs on a display, or with QT_QPA_PLATFORM=offscreen.
using namespace latentwalk;

namespace {

struct Options {
    int moves = 300;
    int milliseconds = 3000;
    bool gallery = false;
    bool scoring = false;
    QString photo;
    QString train;
    bool previews = true;
    QString model;
    Precision precision = Precision::Float32;
};

Options readOptions(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures how smoothly the window reacts while it renders."));
    parser.addHelpOption();
    const QCommandLineOption gallery(QStringLiteral("gallery"),
                                     QStringLiteral("Meanwhile the gallery is filling and being scrolled"));
    const QCommandLineOption scoring(QStringLiteral("scoring"),
                                     QStringLiteral("Meanwhile faces are painted and scored for named directions"));
    const QCommandLineOption photo(QStringLiteral("photo"), QStringLiteral("Meanwhile this photo's face is looked for"),
                                   QStringLiteral("FILE"));
    const QCommandLineOption train(
        QStringLiteral("train"), QStringLiteral("Meanwhile a network of 32x32 and width 64 learns from these pictures"),
        QStringLiteral("FOLDER"));
    const QCommandLineOption moves(QStringLiteral("moves"), QStringLiteral("Slider moves"), QStringLiteral("N"),
                                   QStringLiteral("300"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("Time that they take"),
                                     QStringLiteral("S"), QStringLiteral("3"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Model file (default: the built-in one)"),
                                   QStringLiteral("FILE"));
    const QCommandLineOption precision(QStringLiteral("precision"), QStringLiteral("float32 (default) or auto"),
                                       QStringLiteral("NAME"), QStringLiteral("float32"));
    const QCommandLineOption whole(QStringLiteral("whole"),
                                   QStringLiteral("Without the smaller pictures of the hand that drags"));
    parser.addOptions({gallery, scoring, photo, train, moves, seconds, model, precision, whole});
    parser.process(app);
    Options options;
    options.gallery = parser.isSet(gallery);
    options.scoring = parser.isSet(scoring);
    options.photo = parser.value(photo);
    options.train = parser.value(train);
    options.previews = !parser.isSet(whole);
    options.moves = std::max(1, parser.value(moves).toInt());
    options.milliseconds = std::max(1, static_cast<int>(parser.value(seconds).toDouble() * 1000));
    options.model = parser.value(model);
    options.precision = parser.value(precision) == QLatin1String("auto") ? Precision::Auto : Precision::Float32;
    return options;
}

struct Result {
    std::vector<double> latencies;
    int frames = 0;
};

Result drag(MainWindow& window, const Options& options) {
    Result result;
    auto* slider = window.findChild<WalkSlider*>();
    auto* gallery = window.findChild<GalleryView*>();
    QElapsedTimer clock;
    clock.start();
    // When which request was made; a picture answers every request up to its own.
    std::vector<std::pair<RequestId, qint64>> waiting;
    auto* live = window.findChild<LiveFace*>();
    const auto shown =
        QObject::connect(&window.service(), &RenderService::imageRendered, [&](const Rendered& rendered) {
            ++result.frames;
            std::erase_if(waiting, [&](const auto& one) {
                const bool answered = one.first <= rendered.id;
                if (answered) {
                    result.latencies.push_back(static_cast<double>(clock.nsecsElapsed() - one.second) / 1e6);
                }
                return answered;
            });
        });
    for (int move = 0; move < options.moves; ++move) {
        const qint64 due = static_cast<qint64>(options.milliseconds) * move / options.moves;
        while (clock.elapsed() < due) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
        }
        // To and fro over the whole slider, never the same place twice, as a hand does.
        const double phase = 3.0 * move / options.moves;
        const double saw = phase - std::floor(phase);
        const double place = static_cast<int>(phase) % 2 == 0 ? saw : 1 - saw;
        slider->setValue(static_cast<int>(place * WalkSlider::kSteps));
        waiting.emplace_back(live->lastRequest(), clock.nsecsElapsed());
        if (options.gallery && gallery != nullptr) {
            QScrollBar* bar = gallery->verticalScrollBar();
            bar->setValue(bar->value() + 37);
        }
    }
    if (!QTest::qWaitFor([&] { return waiting.empty(); }, 20000)) {
        std::fprintf(stderr, "interaction_bench: the last picture never came.\n");
    }
    QObject::disconnect(shown);
    // After previews the whole picture comes when the hand rests.
    constexpr int kRest = 300;  // milliseconds
    QTest::qWait(kRest);
    if (!QTest::qWaitFor([&] { return live->shown().id == live->lastRequest(); }, 20000)) {
        std::fprintf(stderr, "interaction_bench: the whole picture never came.\n");
    }
    return result;
}

// The median time that the generator takes for a whole picture while nobody moves, in milliseconds.
double frameTime(MainWindow& window) {
    std::vector<double> times;
    auto* live = window.findChild<LiveFace*>();
    const auto shown = QObject::connect(live, &LiveFace::pictureShown,
                                        [&](const Rendered& rendered) { times.push_back(rendered.milliseconds); });
    for (std::size_t i = 1; i <= 15; ++i) {
        window.document().place().setPosition(0.0137 * static_cast<double>(i));
        if (!QTest::qWaitFor([&] { return times.size() == i; }, 20000)) {
            break;
        }
        QTest::qWait(150);
    }
    QObject::disconnect(shown);
    return percentile(times, 0.5);
}

// Begins to look for the face of a photo, as by hand, and waits until something is seen of it.
bool search(MainWindow& window, const QString& photo) {
    window.photos().show({photoIn(photo)});
    auto* find = window.findChild<QPushButton*>(QStringLiteral("findFace"));
    if (find == nullptr || !QTest::qWaitFor([&] { return find->isEnabled(); }, 60000)) {
        return false;
    }
    find->click();
    const PairView& pair = window.findChild<SearchView*>()->pair();
    return QTest::qWaitFor([&] { return !pair.face().isNull(); }, 300000);  // small pictures of the model come first
}

// Begins to train at the largest scale, and waits until some steps are done.
bool train(MainWindow& window, const QString& folder, const QString& run) {
    TrainingOrder order;
    order.folder = folder.toStdString();
    order.files = {run.toStdString()};
    order.settings.firstScale = training::scaleCount(order.settings) - 1;
    order.settings.phaseImages = 10'000'000;
    order.costs.resize(static_cast<std::size_t>(training::scaleCount(order.settings)));
    TrainingJob& job = window.training().job();
    job.start(order);
    return QTest::qWaitFor([&] { return job.status().images > 2 * order.settings.batch; }, 300000);
}

// Whether the stage shows exactly what the generator makes of the position.
bool isRight(MainWindow& window, Generator& generator) {
    const Face face = window.document().place().current();
    const Picture picture = toPicture(generator.generate(LatentBatch::of(face.latent), face.options), 0);
    const auto shown = window.findChild<LiveFace*>()->picture();
    return shown && *shown == picture;
}

}  // namespace

int main(int argc, char** argv) {
    const bench::OwnPlaces places;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("interaction-bench"));
    const Options options = readOptions(app);
    Appearance appearance;
    setThreads(0);
    const ProgramOptions program{Device::Auto, options.precision};
    const QString model = options.model.isEmpty() ? bench::builtInModel() : options.model;
    MainWindow window(generatorFactory(program), appearance);
    window.resize(1280, 800);
    window.show();
    const QTemporaryDir found;
    NamedFinder finder(window.service(), found.path().toStdString());
    QObject::connect(&window.service(), &RenderService::checkpointOpened, &finder, &NamedFinder::setCheckpoint);
    if (!bench::openAndWait(window, model)) {
        std::fprintf(stderr, "interaction_bench: no face came.\n");
        return 1;
    }
    QTest::qWait(options.gallery ? 200 : 6000);  // with the gallery: while it fills; else when everything rests

    window.findChild<LiveFace*>()->setPreviews(options.previews);
    const double frame = options.gallery ? 0 : frameTime(window);
    qint64 scored = 0;
    qint64 scoredBefore = 0;
    QObject::connect(&finder, &NamedFinder::progressed, [&](qint64 done, qint64) { scored = done; });
    if (options.scoring) {
        finder.find();
        if (!QTest::qWaitFor([&] { return scored > 0; }, 60000)) {
            std::fprintf(stderr, "interaction_bench: no face was scored.\n");
            return 1;
        }
        scoredBefore = scored;
    }
    qint64 searched = 0;
    if (!options.photo.isEmpty()) {
        if (!search(window, options.photo)) {
            std::fprintf(stderr, "interaction_bench: no face was looked for.\n");
            return 1;
        }
        QObject::connect(window.photos().findChild<SearchRun*>(), &SearchRun::progressed, &window, [&] { ++searched; });
    }
    if (!options.train.isEmpty() && !train(window, options.train, found.path() + QStringLiteral("/run"))) {
        std::fprintf(stderr, "interaction_bench: nothing was trained: %s\n",
                     qPrintable(window.training().job().problem()));
        return 1;
    }
    const qint64 trainedBefore = window.training().job().status().images;
    bench::LoopWatch watch;
    watch.begin();
    const Result result = drag(window, options);
    const std::vector<double> gaps = watch.gaps();
    const qint64 scoredMeanwhile = scored - scoredBefore;
    const qint64 searchedMeanwhile = searched;
    const qint64 trained = window.training().job().status().images - trainedBefore;
    finder.cancel();
    const auto generator = generatorFactory(program)(model.toStdString(), {}, {}).generator;
    const bool right = isRight(window, *generator);
    const QJsonObject json{{"gap_p99_ms", percentile(gaps, 0.99)},
                           {"gap_max_ms", *std::max_element(gaps.begin(), gaps.end())},
                           {"latency_p95_ms", percentile(result.latencies, 0.95)},
                           {"frames", result.frames},
                           {"frame_ms", frame},
                           {"final_correct", right},
                           {"moves", options.moves},
                           {"gallery", options.gallery},
                           {"scored", scoredMeanwhile},
                           {"searched", searchedMeanwhile},
                           {"trained", trained}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return right ? 0 : 1;
}
