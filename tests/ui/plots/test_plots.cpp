// SPDX-License-Identifier: GPL-3.0-or-later

#include <qcustomplot.h>

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <cmath>
#include <limits>

#include "tests/support/room.h"
#include "ui/plots/latent_plot.h"
#include "ui/plots/percentile.h"
#include "ui/plots/speed_plot.h"
#include "ui/plots/walk_plot.h"
#include "ui/widgets/theme.h"

using namespace latentwalk;

namespace test_plots {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Numbers = std::vector<double>;

QCustomPlot* canvasOf(const QWidget& panel) {
    return panel.findChild<QCustomPlot*>();
}

// On the screen and painted, so that places of the canvas mean something.
bool present(QWidget& panel, QSize size = {300, 220}) {
    panel.resize(size);
    panel.show();
    panel.grab();
    return QTest::qWaitForWindowExposed(&panel);
}

// Waits until all is done that was put off until the event loop is free, and what that puts off in turn.
bool turned() {
    for (int time = 0; time < 2; ++time) {
        bool over = false;
        QTimer::singleShot(0, qApp, [&over] { over = true; });
        if (!QTest::qWaitFor([&over] { return over; })) {
            return false;
        }
    }
    return true;
}

// Asks for the canvas to be painted and waits for that; then for what painting asks for.
bool painted(QWidget& panel) {
    struct Watch : QObject {
        bool seen = false;
        bool eventFilter(QObject*, QEvent* event) override {
            seen = seen || event->type() == QEvent::Paint;
            return false;
        }
    } watch;
    canvasOf(panel)->installEventFilter(&watch);
    for (int time = 0; time < 2; ++time) {
        watch.seen = false;
        canvasOf(panel)->update();
        if (!QTest::qWaitFor([&watch] { return watch.seen; }) || !turned()) {
            return false;
        }
    }
    return true;
}

void point(QCustomPlot& canvas, QEvent::Type type, QPoint place, Qt::MouseButtons buttons = Qt::NoButton) {
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, canvas.mapToGlobal(QPointF(place)), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

void turnWheel(QCustomPlot& canvas, QPoint place, int turn) {
    QWheelEvent event(place, canvas.mapToGlobal(QPointF(place)), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas, &event);
}

// Four steps, of which the third is the largest.
void fill(WalkPlot& plot) {
    plot.setSteps({0, 0.25, 0.5, 0.75, 1}, {0.03, 0.04, 0.06, 0.03});
    plot.setAnchors({{0, "A"}, {0.5, "seed 4711"}, {1, "B"}});
}

LatentPlot::Series series(const QString& name, int count, float factor) {
    LatentPlot::Series made{name, {}};
    for (int i = 0; i < count; ++i) {
        made.components.push_back(factor * static_cast<float>(std::sin(i * 1.7)));
    }
    return made;
}

void fill(LatentPlot& plot) {
    plot.setLatents({series("A", 512, 2), series("B", 512, -1), series("now", 512, 0.5F)});
}

void fill(SpeedPlot& plot) {
    for (int i = 0; i < 50; ++i) {
        plot.add(30 + i % 5);
    }
}

}  // namespace

class TestPlots : public QObject {
    Q_OBJECT

private slots:
    void summary_data() {
        QTest::addColumn<Numbers>("positions");
        QTest::addColumn<Numbers>("changes");
        QTest::addColumn<int>("steps");
        QTest::addColumn<Numbers>("expected");  // mean, largest, ratio, where
        QTest::addColumn<int>("uneven");
        const Numbers quarters{0, 0.25, 0.5, 0.75, 1};
        QTest::newRow("even") << quarters << Numbers{1, 2, 3, 2} << 4 << Numbers{2, 3, 1.5, 0.625} << 0;
        QTest::newRow("equal") << quarters << Numbers{0.1, 0.1, 0.1, 0.1} << 4 << Numbers{0.1, 0.1, 1, 0.125} << 0;
        QTest::newRow("exactly twice") << quarters << Numbers{2, 0, 1, 1} << 4 << Numbers{1, 2, 2, 0.125} << 0;
        QTest::newRow("uneven") << quarters << Numbers{0, 0, 0, 8} << 4 << Numbers{2, 8, 4, 0.875} << 1;
        QTest::newRow("no change") << quarters << Numbers{0, 0, 0, 0} << 4 << Numbers{0, 0, 1, 0.125} << 0;
        QTest::newRow("one step") << Numbers{0, 1} << Numbers{0.5} << 1 << Numbers{0.5, 0.5, 1, 0.5} << 0;
        QTest::newRow("nothing") << Numbers{} << Numbers{} << 0 << Numbers{0, 0, 1, 0} << 0;
        QTest::newRow("not a number") << quarters << Numbers{1, kNaN, 3, kInfinity} << 2 << Numbers{2, 3, 1.5, 0.625}
                                      << 0;
        QTest::newRow("negative") << quarters << Numbers{1, -5, 1, 1} << 3 << Numbers{1, 1, 1, 0.125} << 0;
        QTest::newRow("no position") << Numbers{0, 0.5, kNaN} << Numbers{1, 9} << 1 << Numbers{1, 1, 1, 0.25} << 0;
        QTest::newRow("too few positions") << Numbers{0, 0.5} << Numbers{1, 9} << 1 << Numbers{1, 1, 1, 0.25} << 0;
        QTest::newRow("huge") << Numbers{0, 0.5, 1} << Numbers{1.5e308, 1.5e308} << 2
                              << Numbers{1.5e308, 1.5e308, 1, 0.25} << 0;
        QTest::newRow("tiny") << Numbers{0, 0.5, 1} << Numbers{5e-324, 0} << 2 << Numbers{5e-324, 5e-324, 1, 0.25} << 0;
    }
    void summary() {
        QFETCH(Numbers, positions);
        QFETCH(Numbers, changes);
        QFETCH(Numbers, expected);
        const WalkSummary summary = summaryOf(positions, changes);
        QTEST(summary.steps, "steps");
        QTEST(summary.uneven, "uneven");
        const Numbers numbers{summary.mean, summary.largest, summary.ratio, summary.largestAt};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            QVERIFY(std::isfinite(numbers[i]));
            QVERIFY2(std::abs(numbers[i] - expected[i]) <= 1e-12 * std::abs(expected[i]),
                     qPrintable(QStringLiteral("number %1 is %2").arg(i).arg(numbers[i])));
        }
    }

    // Expected values: numpy.percentile(values, 100 * fraction).
    void percentiles_data() {
        QTest::addColumn<Numbers>("values");
        QTest::addColumn<double>("fraction");
        QTest::addColumn<double>("expected");
        QTest::newRow("none") << Numbers{} << 0.5 << 0.0;
        QTest::newRow("one") << Numbers{7} << 0.95 << 7.0;
        QTest::newRow("median of an odd number") << Numbers{9, 1, 5} << 0.5 << 5.0;
        QTest::newRow("median of an even number") << Numbers{4, 1, 3, 2} << 0.5 << 2.5;
        QTest::newRow("between") << Numbers{10, 20} << 0.95 << 19.5;
        QTest::newRow("of eleven") << Numbers{10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0} << 0.95 << 9.5;
        QTest::newRow("least") << Numbers{3, 1, 2} << 0.0 << 1.0;
        QTest::newRow("most") << Numbers{3, 1, 2} << 1.0 << 3.0;
        QTest::newRow("beyond") << Numbers{3, 1, 2} << 7.0 << 3.0;
        QTest::newRow("equal") << Numbers{2, 2, 2, 2} << 0.95 << 2.0;
    }
    void percentiles() {
        QFETCH(Numbers, values);
        QFETCH(double, fraction);
        QFETCH(double, expected);
        QVERIFY(std::abs(percentile(values, fraction) - expected) < 1e-12);
    }

    void theWalkInWords_data() {
        QTest::addColumn<Numbers>("changes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("even") << Numbers{0.03, 0.04, 0.06, 0.03}
                              << "Mean step 0.040, largest 0.060 (1.5× the mean) at 63 %. "
                                 "Even: no step is more than twice the mean.";
        QTest::newRow("uneven") << Numbers{0, 0, 12, 0}
                                << "Mean step 3.0, largest 12 (4.0× the mean) at 63 %. "
                                   "Uneven: 1 of 4 steps are more than twice the mean.";
        QTest::newRow("no change") << Numbers{0, 0, 0, 0}
                                   << "Nothing changes along this walk: all its pictures are the same.";
        QTest::newRow("one step") << Numbers{0.25, kNaN} << "One step only: it changes the picture by 0.25.";
        QTest::newRow("none") << Numbers{kNaN} << "There are no steps to show.";
    }
    void theWalkInWords() {
        QFETCH(Numbers, changes);
        WalkPlot plot;
        QVERIFY(present(plot));
        plot.setSteps({0, 0.25, 0.5, 0.75, 1}, changes);
        QTEST(plot.sentence(), "sentence");
        QTRY_COMPARE(plot.accessibleDescription(), plot.sentence());
        QVERIFY(!plot.accessibleName().isEmpty());
        QVERIFY(!plot.grab().isNull());
    }

    void measuringIsSaidAndEnds() {
        WalkPlot plot;
        QVERIFY(present(plot));
        QVERIFY(plot.isEmpty());
        QVERIFY(plot.sentence().startsWith("Open a model"));
        plot.setMeasuring(0.434);
        QVERIFY(plot.isEmpty());
        QCOMPARE(plot.sentence(), QStringLiteral("Measuring… 43 %"));
        fill(plot);
        QVERIFY(!plot.isEmpty());
        // The old steps stay in sight while a new walk is measured.
        plot.setMeasuring(kNaN);
        QVERIFY(!plot.isEmpty());
        QCOMPARE(plot.sentence(), QStringLiteral("Measuring… 0 %"));
        fill(plot);
        QVERIFY(plot.sentence().startsWith("Mean step"));
        plot.clear(QStringLiteral("Why not."));
        QVERIFY(plot.isEmpty());
        QCOMPARE(plot.sentence(), QStringLiteral("Why not."));
        QCOMPARE(plot.summary().steps, 0);
    }

    void aClickChoosesThePositionUnderIt_data() {
        QTest::addColumn<double>("part");  // of the axis
        QTest::addColumn<double>("position");
        QTest::newRow("start") << 0.0 << 0.0;
        QTest::newRow("middle") << 0.5 << 0.5;
        QTest::newRow("somewhere") << 0.2 << 0.2;
        QTest::newRow("end") << 1.0 << 1.0;
        QTest::newRow("left of the axis") << -0.08 << 0.0;
        QTest::newRow("right of the axis") << 1.05 << 1.0;
    }
    void aClickChoosesThePositionUnderIt() {
        QFETCH(double, part);
        QFETCH(double, position);
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot, {480, 360}));
        QCustomPlot* canvas = canvasOf(plot);
        const QRect plane = canvas->axisRect()->rect();
        QSignalSpy chosen(&plot, &WalkPlot::positionChosen);
        const QPoint place(qRound(plane.left() + part * plane.width()), plane.center().y());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, place);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(std::abs(chosen[0][0].toDouble() - position) <= 1.0 / plane.width());
        QCOMPARE(plot.position(), chosen[0][0].toDouble());
        QTest::mouseClick(canvas, Qt::RightButton, {}, place + QPoint(20, 0));
        QCOMPARE(chosen.size(), 1);
    }

    void aDragChoosesOnAndHoldsTheMarker() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QCustomPlot* canvas = canvasOf(plot);
        const QRect plane = canvas->axisRect()->rect();
        QSignalSpy chosen(&plot, &WalkPlot::positionChosen);
        point(*canvas, QEvent::MouseMove, plane.center());
        QCOMPARE(chosen.size(), 0);  // only pointing
        point(*canvas, QEvent::MouseButtonPress, plane.center(), Qt::LeftButton);
        point(*canvas, QEvent::MouseMove, plane.center() + QPoint(30, 0), Qt::LeftButton);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(chosen[1][0].toDouble() > chosen[0][0].toDouble());
        plot.setPosition(0);  // a picture that comes late
        QCOMPARE(plot.position(), chosen[1][0].toDouble());
        point(*canvas, QEvent::MouseMove, QPoint(5000, 0), Qt::LeftButton);
        QCOMPARE(chosen[2][0].toDouble(), 1.0);
        point(*canvas, QEvent::MouseMove, QPoint(6000, 0), Qt::LeftButton);
        QCOMPARE(chosen.size(), 3);  // nothing new
        point(*canvas, QEvent::MouseButtonRelease, plane.center());
        point(*canvas, QEvent::MouseMove, plane.center());
        QCOMPARE(chosen.size(), 3);
        plot.setPosition(0.25);
        QCOMPARE(plot.position(), 0.25);
        plot.setPosition(kNaN);
        QCOMPARE(plot.position(), 0.25);
        plot.setPosition(7);
        QCOMPARE(plot.position(), 1.0);
        QCOMPARE(chosen.size(), 3);
    }

    void keysWalk_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<double>("position");
        QTest::newRow("left") << int(Qt::Key_Left) << false << 0.29;
        QTest::newRow("right") << int(Qt::Key_Right) << false << 0.31;
        QTest::newRow("page up") << int(Qt::Key_PageUp) << false << 0.4;
        QTest::newRow("page down") << int(Qt::Key_PageDown) << false << 0.2;
        QTest::newRow("home") << int(Qt::Key_Home) << false << 0.0;
        QTest::newRow("end") << int(Qt::Key_End) << false << 1.0;
        QTest::newRow("anchor before") << int(Qt::Key_Left) << true << 0.0;
        QTest::newRow("next anchor") << int(Qt::Key_Right) << true << 0.5;
    }
    void keysWalk() {
        QFETCH(int, key);
        QFETCH(bool, shift);
        QFETCH(double, position);
        WalkPlot plot;
        fill(plot);
        plot.setPosition(0.3);
        QVERIFY(present(plot));
        QSignalSpy chosen(&plot, &WalkPlot::positionChosen);
        QTest::keyClick(&plot, Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(std::abs(chosen[0][0].toDouble() - position) < 1e-9);
        QTest::keyClick(&plot, Qt::Key(key), Qt::ControlModifier);
        QTest::keyClick(&plot, Qt::Key_X);
        QCOMPARE(chosen.size(), 1);
        plot.clear();
        QTest::keyClick(&plot, Qt::Key(key));
        QCOMPARE(chosen.size(), 1);
    }

    void theValueUnderThePointerIsSaid() {
        WalkPlot walk;
        fill(walk);
        QVERIFY(present(walk));
        QCustomPlot* canvas = canvasOf(walk);
        const auto at = [](const QCustomPlot* plot, double coordinate) {
            return QPoint(qRound(plot->xAxis->coordToPixel(coordinate)), plot->axisRect()->center().y());
        };
        point(*canvas, QEvent::MouseMove, at(canvas, 0.6));
        QVERIFY2(walk.readout().endsWith("change 0.060"), qPrintable(walk.readout()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(canvas, &leave);
        QCOMPARE(walk.readout(), QString());

        SpeedPlot speed;
        fill(speed);
        speed.add(1234);
        QVERIFY(present(speed));
        canvas = canvasOf(speed);
        point(*canvas, QEvent::MouseMove, at(canvas, 0));
        QCOMPARE(speed.readout(), QStringLiteral("the last picture: 1.23 s"));
        speed.add(8.21);
        QCOMPARE(speed.readout(), QStringLiteral("the last picture: 8.2 ms"));
        point(*canvas, QEvent::MouseMove, at(canvas, -199));
        QCOMPARE(speed.readout(), QString());

        LatentPlot latent;
        std::vector<LatentPlot::Series> latents{
            {"A", std::vector<float>(512)}, {"B", std::vector<float>(512)}, {"now", std::vector<float>(512)}};
        latents[0].components[37] = 0.41F;
        latents[1].components[37] = -1.2F;
        latents[2].components[37] = 0.02F;
        latent.setLatents(latents);
        QVERIFY(present(latent, {1200, 400}));
        canvas = canvasOf(latent);
        point(*canvas, QEvent::MouseMove, at(canvas, 37));
        QCOMPARE(latent.readout(), QStringLiteral("component 37: A 0.41, B −1.20, now 0.02"));
        latents[2].components[37] = -0.001F;
        latent.setLatents(latents);
        QCOMPARE(latent.readout(), QStringLiteral("component 37: A 0.41, B −1.20, now 0.00"));
        latent.clear();
        QCOMPARE(latent.readout(), QString());
    }

    void theWheelZoomsComponentsAndADoubleClickShowsAll() {
        LatentPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QCustomPlot* canvas = canvasOf(plot);
        const QPoint middle = canvas->axisRect()->center();
        const std::pair all(0, 511);
        QCOMPARE(plot.shownComponents(), all);
        turnWheel(*canvas, middle, -120);
        QCOMPARE(plot.shownComponents(), all);
        turnWheel(*canvas, middle, 480);
        const auto [first, last] = plot.shownComponents();
        QVERIFY(first > 50 && last < 460);
        const QCPRange values = canvas->yAxis->range();

        point(*canvas, QEvent::MouseButtonPress, middle, Qt::LeftButton);
        point(*canvas, QEvent::MouseMove, middle + QPoint(40, 25), Qt::LeftButton);
        point(*canvas, QEvent::MouseButtonRelease, middle + QPoint(40, 25));
        QVERIFY(plot.shownComponents().first < first);
        QCOMPARE(canvas->yAxis->range(), values);
        point(*canvas, QEvent::MouseButtonPress, middle, Qt::LeftButton);
        point(*canvas, QEvent::MouseMove, middle + QPoint(9000, 0), Qt::LeftButton);
        point(*canvas, QEvent::MouseButtonRelease, middle + QPoint(9000, 0));
        QCOMPARE(plot.shownComponents().first, 0);

        for (int i = 0; i < 100; ++i) {
            turnWheel(*canvas, middle, 480);
        }
        QVERIFY(plot.shownComponents().second - plot.shownComponents().first >= 6);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, middle);
        QCOMPARE(plot.shownComponents(), all);
    }

    void keysReadComponents() {
        LatentPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.readout().startsWith("component 0: "));
        QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(plot.readout().startsWith("component 10: "));
        QTest::keyClick(&plot, Qt::Key_Left);
        QVERIFY(plot.readout().startsWith("component 9: "));
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(&plot, Qt::Key_Plus);
        }
        QVERIFY(plot.shownComponents().second < 20);
        for (int i = 0; i < 30; ++i) {  // what is read is in sight
            QTest::keyClick(&plot, Qt::Key_Right);
        }
        QVERIFY(plot.readout().startsWith("component 39: "));
        QVERIFY(plot.shownComponents().first <= 39 && plot.shownComponents().second >= 39);
        QTest::keyClick(&plot, Qt::Key_0);
        QCOMPARE(plot.shownComponents(), std::pair(0, 511));
        QTest::keyClick(&plot, Qt::Key_Escape);
        QCOMPARE(plot.readout(), QString());
    }

    void theLatentInWords() {
        LatentPlot plot;
        QVERIFY(plot.isEmpty());
        QVERIFY(present(plot));
        plot.setLatents({{"A", {3, 4}}, {"now", {0, -1}}});
        QCOMPARE(plot.sentence(), QStringLiteral("Length: A 5.0, now 1.0. 2 components."));
        QTRY_COMPARE(plot.accessibleDescription(), plot.sentence());
    }

    void theSpeedInWords() {
        SpeedPlot plot;
        QVERIFY(plot.isEmpty());
        QVERIFY(present(plot));
        plot.add(kNaN);
        plot.add(-1);
        plot.add(kInfinity);
        QCOMPARE(plot.frames(), 0);
        plot.add(5000);
        QCOMPARE(plot.sentence(), QStringLiteral("Median 5.00 s, 95th percentile 5.00 s, 0.2 pictures a second."));
        for (int i = 1; i <= SpeedPlot::kFrames; ++i) {
            plot.add(i % 2 == 0 ? 30 : 32);
        }
        QCOMPARE(plot.frames(), SpeedPlot::kFrames);  // the slow one is forgotten
        QCOMPARE(plot.median(), 31.0);
        QCOMPARE(plot.percentile95(), 32.0);
        QCOMPARE(plot.sentence(), QStringLiteral("Median 31 ms, 95th percentile 32 ms, 32 pictures a second."));
        QTRY_COMPARE(plot.accessibleDescription(), plot.sentence());
        plot.clear();
        QVERIFY(plot.isEmpty());
        plot.add(0);
        QCOMPARE(plot.sentence(), QStringLiteral("Median 0.0 ms, 95th percentile 0.0 ms."));
        QVERIFY(!plot.grab().isNull());
    }

    void aNewPaletteIsFollowed() {
        Appearance appearance;
        appearance.setTheme(Theme::Light);
        WalkPlot walk;
        LatentPlot latent;
        SpeedPlot speed;
        walk.setSteps({0, 0.5, 1}, {0.1, 0.1});
        latent.setLatents({series("A", 64, 2), series("now", 64, 0.5F)});
        speed.add(30);
        for (QWidget* plot : std::initializer_list<QWidget*>{&walk, &latent, &speed}) {
            appearance.setTheme(Theme::Light);
            QVERIFY(present(*plot));
            QCustomPlot* canvas = canvasOf(*plot);
            const auto plane = [&] {  // the most frequent colour inside the axes
                const QImage image = canvas->grab(canvas->axisRect()->rect()).toImage();
                QHash<QRgb, int> counts;
                QRgb most = 0;
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x) {
                        const QRgb colour = image.pixel(x, y);
                        if (++counts[colour] > counts.value(most)) {
                            most = colour;
                        }
                    }
                }
                return QColor(most);
            };
            const auto around = [&] { return canvas->grab().toImage().pixelColor(0, canvas->height() - 1); };
            QTRY_COMPARE(plane(), QColor(0xffffff));
            QCOMPARE(around(), QColor(0xefefef));
            const QColor numbers = canvas->xAxis->tickLabelColor();
            const QColor grid = canvas->xAxis->grid()->pen().color();
            appearance.setTheme(Theme::Dark);
            QTRY_COMPARE(plane(), QColor(0x252525));
            QCOMPARE(around(), QColor(0x303030));
            QVERIFY(canvas->xAxis->tickLabelColor() != numbers);
            QVERIFY(canvas->xAxis->grid()->pen().color() != grid);
        }
        appearance.setTheme(Theme::System);
    }

    void manyChangesCostOneReplotAndHiddenOnesNone() {
        WalkPlot walk;
        LatentPlot latent;
        SpeedPlot speed;
        const auto change = [&] {
            fill(walk);
            walk.setPosition(walk.position() < 0.5 ? 0.75 : 0.25);
            fill(latent);
            fill(speed);
        };
        change();
        QCoreApplication::processEvents();  // QCustomPlot replots once after it has been made
        for (QWidget* plot : std::initializer_list<QWidget*>{&walk, &latent, &speed}) {
            QSignalSpy replotted(canvasOf(*plot), &QCustomPlot::afterReplot);
            change();
            plot->resize(333, 222);
            QCoreApplication::processEvents();
            QCOMPARE(replotted.size(), 0);
            QVERIFY(present(*plot));
            QVERIFY(painted(*plot));
            replotted.clear();
            change();
            change();
            QVERIFY(painted(*plot));
            QVERIFY2(replotted.size() <= 1, qPrintable(QString::number(replotted.size())));
            plot->hide();
            replotted.clear();
            change();
            QVERIFY(turned());
            QCOMPARE(replotted.size(), 0);
        }
    }

    void aFrameDoesNotDrawTheAxesAgain() {
        LatentPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QVERIFY(painted(plot));
        QCustomPlot* canvas = canvasOf(plot);
        const QImage before = canvas->grab().toImage();
        QSignalSpy replotted(canvas, &QCustomPlot::afterReplot);
        plot.setLatents({series("A", 512, 2), series("B", 512, -1), series("now", 512, 1.5F)});
        QVERIFY(canvas->grab().toImage() != before);  // and yet it is there
        QCOMPARE(replotted.size(), 0);
        plot.setLatents({series("A", 512, 2.2F), series("B", 512, -1), series("now", 512, 1.5F)});
        canvas->grab();
        QCOMPARE(replotted.size(), 1);
    }

    void theScaleOfTheScreenIsFollowed() {
        SpeedPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QCustomPlot* canvas = canvasOf(plot);
        canvas->setBufferDevicePixelRatio(3);  // as on the screen from which the window has come
        canvas->grab();
        QCOMPARE(canvas->bufferDevicePixelRatio(), canvas->devicePixelRatioF());
    }

    void strangeDataAreDrawnWithoutHarm() {
        WalkPlot walk;
        QVERIFY(present(walk));
        walk.setSteps({0, 0, 0.5, kNaN, 0.4, 9}, {1, kNaN, 2, 3, kInfinity});
        walk.setAnchors({{kNaN, "?"}, {-3, QString(500, 'W')}, {0.001, "x"}, {0.002, ""}, {9, "Z"}});
        QVERIFY(!walk.grab().isNull());
        walk.setAnchors({});
        QVERIFY(!walk.grab().isNull());

        LatentPlot latent;
        QVERIFY(present(latent));
        const float infinity = std::numeric_limits<float>::infinity();
        latent.setLatents({{"A", {std::nanf(""), infinity, 0}}, {"B", {1}}, {"", {}}, {"now", {0, 0, 0, -infinity}}});
        QVERIFY(!latent.grab().isNull());
        QCOMPARE(latent.shownComponents(), std::pair(0, 3));
        latent.setLatents({{"now", std::vector<float>(1)}});
        QVERIFY(!latent.grab().isNull());
        latent.setLatents({{"now", {}}});
        QVERIFY(latent.isEmpty());
        latent.setLatents({});
        QVERIFY(latent.isEmpty());
    }

    void everythingFitsANarrowLowDock_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow and low") << QSize(240, 160);
        QTest::newRow("usual") << QSize(320, 240);
        QTest::newRow("wide and low") << QSize(900, 160);
    }
    void everythingFitsANarrowLowDock() {
        QFETCH(QSize, size);
        WalkPlot walk;
        LatentPlot latent;
        SpeedPlot speed;
        fill(walk);
        fill(latent);
        fill(speed);
        for (PlotPanel* plot : std::initializer_list<PlotPanel*>{&walk, &latent, &speed}) {
            QVERIFY(present(*plot, size));
            QCOMPARE(plot->size(), size);
            const QCustomPlot* canvas = canvasOf(*plot);
            QVERIFY(canvas->axisRect()->width() >= 150);
            QVERIFY(canvas->axisRect()->height() >= 40);
            for (const QLabel* label : plot->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (label->isVisible()) {
                    QVERIFY(!label->geometry().intersects(canvas->geometry()));
                    QVERIFY(label->height() >= label->heightForWidth(label->width()));
                    QVERIFY(plot->rect().contains(label->geometry()));
                }
            }
        }
    }
};

LATENTWALK_TEST(TestPlots, window)

}  // namespace test_plots

#include "test_plots.moc"
