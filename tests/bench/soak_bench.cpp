#include <malloc.h>

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QScrollBar>
#include <cstdio>

#include "tests/bench/bench_window.h"
#include "ui/gallery/gallery_view.h"

// Uses the window for long and tells what that costs: resident memory, threads and open files after each kind of use,
// and whether every request was answered. Prints one line of JSON for each part.
using namespace latentwalk;

namespace {

int threads() {
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

class Soak {
public:
    explicit Soak(MainWindow& window) : m_window(window), m_live(window.findChild<LiveFace*>()) {}

    void report(const char* part, int count) {
        const bool answered = QTest::qWaitFor([this] { return m_live->shown().id == m_live->lastRequest(); }, 30000);
        m_allAnswered = m_allAnswered && answered;
        const QJsonObject json{{"part", part},
                               {"count", count},
                               {"resident_mb", resident()},
                               {"threads", threads()},
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

    // Scrolls until so many faces have been looked at; each screen waits for its pictures.
    void browse(int seeds) {
        auto* view = m_window.findChild<GalleryView*>();
        auto* panel = m_window.findChild<GalleryPanel*>();
        int rendered = 0;
        const auto count =
            QObject::connect(&m_window.service(), &RenderService::thumbnailRendered, [&] { ++rendered; });
        QElapsedTimer sinceLast;
        while (rendered < seeds) {
            const int before = rendered;
            sinceLast.start();
            while (rendered < before + 12 && sinceLast.elapsed() < 3000) {
                QTest::qWait(5);
            }
            view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() +
                                                view->viewport()->height() * 2 / 3);
            if (sinceLast.elapsed() > 3000 && rendered == before) {
                break;
            }
        }
        QObject::disconnect(count);
        panel->jumpTo(0);
    }

    void switchModels(int times, const QString& model) {
        for (int i = 0; i < times; ++i) {
            m_allAnswered = bench::openAndWait(m_window, model) && m_allAnswered;
        }
    }

    bool allAnswered() const { return m_allAnswered; }

private:
    MainWindow& m_window;
    LiveFace* m_live;
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
    parser.addOptions({moves, seeds, models});
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
    Soak soak(window);
    QTest::qWait(5000);
    soak.report("start", 0);
    // Twice each, the first time to warm up: caches fill up to their limits.
    for (const int part : {1, 10}) {
        const auto share = [&](const QCommandLineOption& option) { return parser.value(option).toInt() * part / 11; };
        soak.moveSlider(share(moves));
        soak.report("slider", share(moves));
        soak.browse(share(seeds));
        soak.report("gallery", share(seeds));
        soak.switchModels(share(models), model);
        soak.report("models", share(models));
    }
    return soak.allAnswered() ? 0 : 1;
}
