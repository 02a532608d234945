// SPDX-License-Identifier: GPL-3.0-or-later

#include <malloc.h>

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/random_checkpoint.h"
#include "tests/bench/bench_window.h"
#include "ui/gallery/gallery_panel.h"

// Uses the window for long and tells what that costs: resident memory, threads and open files after each kind of use,
// and whether every request was answered. Three rounds of everything warm up (the bounded caches of frames and
// thumbnails fill, and the heap takes the shape that opening models gives it); the ten that follow do all that was
// asked for and may cost nothing more than kMostGrowth, no thread, no open file. Prints one line of JSON for each part
// and one with the verdict; exit status 0: it holds, 1: it does not.
using namespace latentwalk;

namespace {

int taskCount() {
    return static_cast<int>(
        QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

int openFiles() {
    return static_cast<int>(QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::System | QDir::Files).size());
}

// Resident memory in MB, without what malloc keeps for later.
double resident() {
    malloc_trim(0);
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
        }
    }
    return 0;
}

constexpr double kMostGrowth = 20;  // MB
constexpr int kWarmUpRounds = 3;
constexpr int kRounds = 10;  // after those

// What the program holds.
struct Held {
    double megabytes = 0;
    int threads = 0;
    int files = 0;
};

// After the threads of Qt's pools that nobody needs have gone (they wait for work for half a minute).
Held atRest() {
    constexpr int kUntilThreadsGo = 35'000;
    QTest::qWait(kUntilThreadsGo);
    return {resident(), taskCount(), openFiles()};
}

class Soak {
public:
    explicit Soak(MainWindow& window) : m_window(window), m_live(window.findChild<LiveFace*>()) {}

    void report(const char* part, int count) {
        const bool answered = QTest::qWaitFor([this] { return m_live->shown().id == m_live->lastRequest(); }, 30000);
        m_allAnswered = m_allAnswered && answered;
        const QJsonObject json{{"part", part},
                               {"count", count},
                               {"resident_mb", resident()},
                               {"threads", taskCount()},
                               {"open_files", openFiles()},
                               {"answered", answered}};
        std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

    void moveSlider(int moves) {
        auto* slider = m_window.findChild<WalkSlider*>();
        for (int i = 0; i < moves; ++i) {
            slider->setValue(QRandomGenerator::global()->bounded(WalkSlider::kSteps));
            QCoreApplication::processEvents();
            if (i % 10 == 0) {
                QTest::qWait(1);
            }
        }
    }

    // Goes on through the gallery, screen by screen, until so many faces that were never there before have all been
    // painted. Returns how many.
    int browse(int seeds) {
        auto* panel = m_window.findChild<GalleryPanel*>();
        int painted = 0;
        while (painted < seeds && m_allAnswered) {
            panel->jumpTo(m_nextSeed);
            const GalleryView::Rows rows = panel->view().visibleRows();
            for (int row = rows.first; row < rows.first + rows.count; ++row) {
                const quint64 seed = panel->model().seedAt(row).value_or(m_nextSeed);
                const bool came = QTest::qWaitFor([&] { return panel->thumbnails().hasImage(seed); }, 60000);
                m_allAnswered = m_allAnswered && came;
                painted += seed >= m_nextSeed ? 1 : 0;
                m_nextSeed = std::max(m_nextSeed, seed + 1);
            }
        }
        return painted;
    }

    void switchTo(const QString& model) { m_allAnswered = bench::openAndWait(m_window, model) && m_allAnswered; }

    // To the other model and back.
    void switchModels(int times, const QString& model, const QString& other) {
        for (int i = 0; i < times; ++i) {
            switchTo(i % 2 == 0 ? other : model);
        }
        if (times % 2 == 1) {
            switchTo(model);
        }
    }

    // Pictures, grids, films and frames in turn, over those of before.
    void exportFiles(int times) {
        Exports& exports = m_window.exports();
        int saved = 0;
        const auto count = QObject::connect(&exports, &Exports::saved, [&] { ++saved; });
        FilmWish film;
        film.settings.frames = 8;
        film.settings.loops = 1;
        for (int i = 0; i < times; ++i, ++m_exports) {
            film.format = m_exports % 10 < 5 ? FilmFormat::Mp4 : FilmFormat::Gif;
            switch (m_exports % 5) {
                case 0:
                    exports.saveImage(m_folder.filePath(QStringLiteral("face.png")));
                    break;
                case 1:
                    exports.saveImage(m_folder.filePath(QStringLiteral("face.jpg")));
                    break;
                case 2:
                    exports.saveGrid(m_folder.filePath(QStringLiteral("grid.png")), {});
                    break;
                case 3:
                    exports.saveFilm(m_folder.filePath(QStringLiteral("film.") + endingOf(film.format)),
                                     m_window.document().session(), film);
                    break;
                default:
                    // Frames that are there already are not made again.
                    exports.saveFrames(m_folder.filePath(QStringLiteral("frames%1").arg(m_exports)),
                                       m_window.document().session(), film);
            }
            m_allAnswered = QTest::qWaitFor([&] { return saved == i + 1; }, 60000) && m_allAnswered;
        }
        QObject::disconnect(count);
    }

    bool allAnswered() const { return m_allAnswered; }

private:
    MainWindow& m_window;
    LiveFace* m_live;
    QTemporaryDir m_folder;
    int m_exports = 0;
    quint64 m_nextSeed = 0;
    bool m_allAnswered = true;
};

}  // namespace

int main(int argc, char** argv) {
    const bench::OwnPlaces places;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("soak-bench"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Uses the window for long and prints what that costs."));
    parser.addHelpOption();
    const auto number = [](const QString& name, const QString& what, const QString& usual) {
        return QCommandLineOption(name, what, QStringLiteral("N"), usual);
    };
    const auto moves = number(QStringLiteral("moves"), QStringLiteral("Slider moves"), QStringLiteral("100000"));
    const auto seeds = number(QStringLiteral("seeds"), QStringLiteral("Faces browsed"), QStringLiteral("20000"));
    const auto models = number(QStringLiteral("models"), QStringLiteral("Model switches"), QStringLiteral("200"));
    const auto files = number(QStringLiteral("exports"), QStringLiteral("Exports"), QStringLiteral("200"));
    const auto minutes =
        number(QStringLiteral("minutes"), QStringLiteral("Goes on with further rounds until so many are over"),
               QStringLiteral("60"));
    parser.addOptions({moves, seeds, models, files, minutes});
    parser.process(app);

    Appearance appearance;
    setThreads(0);
    MainWindow window(generatorFactory({}), appearance);
    window.resize(1280, 800);
    window.show();
    const QString model = bench::builtInModel();
    if (!bench::openAndWait(window, model)) {
        std::fprintf(stderr, "soak_bench: no face came.\n");
        return 1;
    }
    const QTemporaryDir folder;
    const QString other = folder.filePath(QStringLiteral("other.safetensors"));
    // A light one, which makes most of the gallery's faces: what they cost the processor is not what is looked at here,
    // and all of this shall take an hour on a slow one, too.
    const Architecture light{512, {64, 64, 64, 48, 32}};
    writeSafetensors(randomCheckpoint(light, 1), other.toStdString(), DType::Float16);
    Soak soak(window);
    QTest::qWait(5000);
    soak.report("start", 0);
    QElapsedTimer since;
    since.start();
    Held warm;
    int rounds = 0;
    for (; rounds < kWarmUpRounds + kRounds || since.elapsed() < parser.value(minutes).toInt() * 60'000LL; ++rounds) {
        const auto share = [&](const QCommandLineOption& option) { return parser.value(option).toInt() / kRounds; };
        soak.moveSlider(share(moves));
        soak.report("slider", share(moves));
        const int heavy = soak.browse(share(seeds) / 10);
        soak.switchTo(other);
        soak.report("gallery", heavy + soak.browse(share(seeds) - heavy));
        soak.switchTo(model);
        soak.switchModels(share(models) - 2, model, other);
        soak.report("models", share(models));
        soak.exportFiles(share(files));
        soak.report("exports", share(files));
        if (rounds + 1 == kWarmUpRounds) {
            warm = atRest();
        }
    }
    const Held end = atRest();
    const bool holds = soak.allAnswered() && end.megabytes - warm.megabytes <= kMostGrowth &&
                       end.threads <= warm.threads && end.files <= warm.files;
    const QJsonObject verdict{{"part", "verdict"},
                              {"rounds", rounds},
                              {"minutes", static_cast<double>(since.elapsed()) / 60'000},
                              {"growth_mb", end.megabytes - warm.megabytes},
                              {"more_threads", end.threads - warm.threads},
                              {"more_open_files", end.files - warm.files},
                              {"all_answered", soak.allAnswered()},
                              {"holds", holds}};
    std::printf("%s\n", QJsonDocument(verdict).toJson(QJsonDocument::Compact).constData());
    return holds ? 0 : 1;
}
