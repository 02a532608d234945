// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCommandLineParser>
#include <cstdio>

#include "tests/bench/bench_window.h"
#include "ui/plane/plane_panel.h"
#include "ui/plots/scores/score_chooser.h"
#include "ui/walk/measured/walk_scores.h"
#include "ui/window/translations.h"

// Makes a picture of the window with the built-in model, in a state that shows what it is for. The scale is
// QT_SCALE_FACTOR's.
using namespace latentwalk;

namespace {

struct Options {
    QString out;
    QString language;
    Theme theme = Theme::Light;
    QSize size{1280, 800};
    QString view;
    QString panel;
    bool onlyPanel = false;
    QString score;
    double position = 0.42;
};

Options readOptions(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Makes a picture of the window."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("OUT"), QStringLiteral("PNG file"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en (default) or zh_CN"),
                                      QStringLiteral("NAME"), QStringLiteral("en"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("The dark theme"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Logical pixels (default 1280x800)"),
                                  QStringLiteral("WxH"), QStringLiteral("1280x800"));
    const QCommandLineOption view(QStringLiteral("view"), QStringLiteral("explore (default) or steer"),
                                  QStringLiteral("NAME"), QStringLiteral("explore"));
    const QCommandLineOption panel(QStringLiteral("panel"), QStringLiteral("Dock that is in front on the right"),
                                   QStringLiteral("NAME"), QStringLiteral("walkPlotDock"));
    const QCommandLineOption only(QStringLiteral("only-panel"), QStringLiteral("That dock alone, without the window"));
    const QCommandLineOption score(QStringLiteral("score"),
                                   QStringLiteral("Measured score that is drawn along the walk, such as smile"),
                                   QStringLiteral("ID"));
    parser.addOptions({language, dark, size, view, panel, only, score});
    parser.process(app);
    Options options;
    options.out = parser.positionalArguments().value(0);
    options.language = parser.value(language);
    options.theme = parser.isSet(dark) ? Theme::Dark : Theme::Light;
    const QStringList sides = parser.value(size).split(u'x');
    options.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
    options.view = parser.value(view);
    options.panel = parser.value(panel);
    options.onlyPanel = parser.isSet(only);
    options.score = parser.value(score);
    return options;
}

// Until nothing has been rendered for a while.
void waitForRest(MainWindow& window) {
    constexpr int kRest = 1500;  // milliseconds
    constexpr int kLongest = 120000;
    QElapsedTimer all;
    all.start();
    QElapsedTimer rest;
    rest.start();
    const auto again = [&] { rest.restart(); };
    QObject::connect(&window.service(), &RenderService::pictureMade, &window, again);
    QObject::connect(&window.service(), &RenderService::imageRendered, &window, again);
    if (auto* measure = window.findChild<WalkMeasure*>()) {
        QObject::connect(measure, &WalkMeasure::progressed, &window, again);
    }
    while (rest.elapsed() < kRest && all.elapsed() < kLongest) {
        QTest::qWait(50);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bench::OwnPlaces places;
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("screenshot"));
    const Options options = readOptions(app);
    if (options.out.isEmpty() || options.size.isEmpty()) {
        std::fprintf(stderr, "screenshot: which file? See --help.\n");
        return 2;
    }
    Translations translations;
    translations.use(options.language);
    Appearance appearance;
    setThreads(0);
    MainWindow window(generatorFactory({}), appearance);
    appearance.setTheme(options.theme);
    window.resize(options.size);
    window.show();
    if (!bench::openAndWait(window, bench::builtInModel())) {
        std::fprintf(stderr, "screenshot: no face came.\n");
        return 1;
    }
    SessionAnchor third;
    third.seed = 21;
    window.document().anchors().insert(1, third);
    window.document().undoStack().setClean();
    window.document().place().setPosition(options.position);
    if (auto* view = window.findChild<QAction*>(options.view)) {
        view->trigger();
    }
    auto* dock = window.findChild<QDockWidget*>(options.panel);
    if (dock != nullptr && (options.onlyPanel || options.view == QLatin1String("explore"))) {
        Docks::reveal(dock->widget());
    }
    if (auto* plane = window.findChild<PlanePanel*>(); plane != nullptr && plane->isVisible()) {
        constexpr int kLongest = 120'000;
        // Its axes are directions, which are looked for first.
        (void)QTest::qWaitFor([&] { return window.document().plane().plane() && plane->tiles().missing() > 0; },
                              kLongest);
        (void)QTest::qWaitFor([&] { return plane->tiles().missing() == 0; }, kLongest);
    }
    if (const auto score = faces::scoreOf(options.score.toStdString())) {
        auto* scores = window.findChild<WalkScores*>();
        bool measured = false;
        QObject::connect(scores, &WalkScores::measured, &window, [&measured] { measured = true; });
        window.findChild<ScoreChooser*>()->choose(score);
        (void)QTest::qWaitFor([&measured] { return measured; }, 120'000);
    }
    waitForRest(window);
    const QPixmap picture = options.onlyPanel && dock != nullptr ? dock->widget()->grab() : window.grab();
    if (!picture.save(options.out)) {
        std::fprintf(stderr, "screenshot: %s could not be written.\n", qPrintable(options.out));
        return 1;
    }
    return 0;
}
