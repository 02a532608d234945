// SPDX-License-Identifier: GPL-3.0-or-later

#include <qcustomplot.h>

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/room.h"
#include "ui/plots/scores/score_chooser.h"
#include "ui/plots/scores/score_curve.h"
#include "ui/plots/walk_plot.h"
#include "ui/widgets/theme.h"

using namespace latentwalk;
using faces::Score;

namespace test_score_curve {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Numbers = std::vector<double>;

const Numbers kQuarters{0, 0.25, 0.5, 0.75, 1};

QCustomPlot* canvasOf(const QWidget& panel) {
    return panel.findChild<QCustomPlot*>();
}

// With steps, as there is no plot without them.
void fill(WalkPlot& plot) {
    plot.setSteps(kQuarters, {0.03, 0.04, 0.06, 0.03});
}

bool present(QWidget& panel, QSize size = {480, 360}) {
    panel.resize(size);
    panel.show();
    panel.grab();
    return QTest::qWaitForWindowExposed(&panel);
}

void pointAt(const WalkPlot& plot, double position) {
    QCustomPlot* canvas = canvasOf(plot);
    const QPoint place(qRound(canvas->xAxis->coordToPixel(position)), canvas->axisRect()->center().y());
    QMouseEvent event(QEvent::MouseMove, place, canvas->mapToGlobal(QPointF(place)), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &event);
}

// The graph of the score is the one on the right axis.
const QCPGraph* graphOf(const WalkPlot& plot) {
    QCustomPlot* canvas = canvasOf(plot);
    for (int i = 0; i < canvas->graphCount(); ++i) {
        if (canvas->graph(i)->valueAxis() == canvas->yAxis2) {
            return canvas->graph(i);
        }
    }
    return nullptr;
}

QAction* entry(const ScoreChooser& chooser, const QString& text) {
    for (QAction* action : chooser.menu()->actions()) {
        if (action->text() == text) {
            return action;
        }
    }
    return nullptr;
}

}  // namespace

class TestScoreCurve : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("latentwalk-test"));
        QCoreApplication::setApplicationName(QStringLiteral("latentwalk-test"));
        QSettings().clear();
    }

    void theCourse_data() {
        QTest::addColumn<Numbers>("values");
        QTest::addColumn<int>("course");
        QTest::addColumn<double>("mostlyBy");
        const auto row = [](const char* name, const Numbers& values, ScoreCourse course, double by = 0) {
            QTest::newRow(name) << values << static_cast<int>(course) << by;
        };
        row("grows evenly", {0, 1, 2, 3, 4}, ScoreCourse::Grows, 0.75);
        row("grows at the start", {0, 4, 4, 4, 4}, ScoreCourse::Grows, 0.1875);
        row("grows at the end", {0, 0, 0, 0, 4}, ScoreCourse::Grows, 0.9375);
        row("falls evenly", {2, 1, 0, -1, -2}, ScoreCourse::Falls, 0.75);
        row("goes on after a dip", {0, 3.5, 2, 4, 4}, ScoreCourse::Grows, 0.625);
        row("grows, then falls", {0, 1, 2, 1, 0}, ScoreCourse::GrowsThenFalls);
        row("falls, then grows", {0, -1, -2, -1, 0.5}, ScoreCourse::FallsThenGrows);
        row("up and down", {0, 2, 0, -2, 0}, ScoreCourse::Wavers);
        row("steady", {1, 1.1, 0.9, 1.1, 1}, ScoreCourse::Steady);
        row("with a gap", {0, kNaN, 2, 3, 4}, ScoreCourse::Grows, 0.75);
        row("gaps at both ends", {kNaN, 0, 1, 1, kNaN}, ScoreCourse::Grows, 0.4375);
        row("one place", {kNaN, kNaN, 2, kNaN, kNaN}, ScoreCourse::Steady);
        row("nowhere", {kNaN, kNaN, kNaN, kNaN, kNaN}, ScoreCourse::Unread);
        row("nothing", {}, ScoreCourse::Unread);
    }
    void theCourse() {
        QFETCH(Numbers, values);
        QFETCH(int, course);
        QFETCH(double, mostlyBy);
        const ScoreSummary summary = summaryOfScore(kQuarters, values, 0.3);
        QCOMPARE(static_cast<int>(summary.course), course);
        QVERIFY2(std::abs(summary.mostlyBy - mostlyBy) < 1e-9, qPrintable(QString::number(summary.mostlyBy)));
        QCOMPARE(summary.read, static_cast<int>(std::count_if(values.begin(), values.end(),
                                                              [](double value) { return std::isfinite(value); })));
    }

    void theScoreInWords_data() {
        QTest::addColumn<Numbers>("values");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("grows") << Numbers{-0.8, 0.4, 1.1, 1.2, 1.2}
                               << "Smile: grows from −0.8 to +1.2; most of it by 36 %.";
        QTest::newRow("falls") << Numbers{1, 0.5, 0, -0.5, -1} << "Smile: falls from +1.0 to −1.0; most of it by 75 %.";
        QTest::newRow("bump") << Numbers{0, 1, 2, 1, 0} << "Smile: grows from 0.0 to +2.0 at 50 %, then falls to 0.0.";
        QTest::newRow("dip") << Numbers{0, -1, -2, -1, 1}
                             << "Smile: falls from 0.0 to −2.0 at 50 %, then grows to +1.0.";
        QTest::newRow("wavers") << Numbers{0, 2, 0, -2, 0} << "Smile: goes up and down between −2.0 and +2.0.";
        QTest::newRow("steady") << Numbers{0.5, 0.5, 0.5, 0.5, 0.5} << "Smile: hardly changes; it stays near +0.5.";
        QTest::newRow("a gap")
            << Numbers{0, kNaN, 2, 3, 4}
            << "Smile: grows from 0.0 to +4.0; most of it by 75 %. At 1 of 5 places no face could be "
               "read.";
        QTest::newRow("nowhere") << Numbers(5, kNaN) << "Smile: no face could be read along this walk.";
    }
    void theScoreInWords() {
        QFETCH(Numbers, values);
        QFETCH(QString, sentence);
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().show({Score::Smile, true, kQuarters, values});
        QCOMPARE(plot.score().sentence(), sentence);
        // It stands before what is said of the steps, and a screen reader says it.
        QVERIFY2(plot.sentence().startsWith(sentence + " Mean step"), qPrintable(plot.sentence()));
        QTRY_COMPARE(plot.accessibleDescription(), plot.sentence());
        plot.score().clear();
        QVERIFY(plot.sentence().startsWith("Mean step"));
    }

    // Where the spread among the model's faces is not known.
    void numbersHaveTheirOwnUnitWithoutDeviations() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().show({Score::Age, false, kQuarters, {20, 30, 40, 50, 60}});
        QCOMPARE(plot.score().sentence(),
                 QStringLiteral("Age (as it looks): grows from 20 years to 60 years; most of it by 75 %."));
        QCOMPARE(plot.score().textAt(0.125), QStringLiteral("Age (as it looks) 25 years"));
    }

    void aFaceThatWasNotReadLeavesAGap() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        const QCPGraph* graph = graphOf(plot);
        QVERIFY(graph != nullptr && !canvasOf(plot)->yAxis2->visible());
        plot.score().show({Score::Smile, true, kQuarters, {-1, 0, kNaN, 1, 2}});
        plot.grab();
        QVERIFY(graph->visible() && canvasOf(plot)->yAxis2->visible());
        QCOMPARE(graph->data()->size(), 5);
        QCOMPARE(graph->data()->at(1)->value, 0.0);
        QVERIFY(std::isnan(graph->data()->at(2)->value));
        QVERIFY(canvasOf(plot)->yAxis2->range().contains(-1) && canvasOf(plot)->yAxis2->range().contains(2));
        QCOMPARE(plot.score().valueAt(0.125), std::optional(-0.5));
        QCOMPARE(plot.score().valueAt(1), std::optional(2.0));
        QCOMPARE(plot.score().valueAt(0.4), std::nullopt);
        QCOMPARE(plot.score().valueAt(0.5), std::nullopt);
        plot.score().clear();
        plot.grab();
        QVERIFY(!graph->visible() && !canvasOf(plot)->yAxis2->visible());
    }

    void theScoreUnderThePointerIsSaid() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().show({Score::Smile, true, kQuarters, {0, 1, 2, kNaN, 2}});
        plot.grab();
        pointAt(plot, 0.25);
        QVERIFY2(plot.readout().startsWith("25 %: change ") && plot.readout().endsWith(" · Smile +1.0 SD"),
                 qPrintable(plot.readout()));
        pointAt(plot, 0.75);
        QVERIFY2(plot.readout().endsWith(" · Smile: not read here"), qPrintable(plot.readout()));
    }

    // The mark of the present position lies on the curve, too.
    void thePositionIsMarkedOnTheCurve() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().show({Score::Smile, true, kQuarters, {1, 1, 1, 1, 1}});
        plot.grab();
        QCustomPlot* canvas = canvasOf(plot);
        // Below the curve, on the marker's line, over which the mark lies.
        const QPoint there(qRound(canvas->xAxis->coordToPixel(0.8)), qRound(canvas->yAxis2->coordToPixel(1)) + 2);
        const QImage before = canvas->grab().toImage();
        plot.setPosition(0.8);
        const QImage after = canvas->grab().toImage();
        const QColor colour = graphOf(plot)->pen().color();
        QVERIFY(before.pixelColor(there).rgb() != colour.rgb());
        QCOMPARE(after.pixelColor(there).rgb(), colour.rgb());
    }

    void measuringIsSaidOverAFaintCurve() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().setMeasuring(Score::Smile, 0.4);
        QVERIFY2(plot.sentence().startsWith("Smile: measuring… 40 % Mean step"), qPrintable(plot.sentence()));
        plot.grab();
        QVERIFY(!graphOf(plot)->visible());  // there is nothing yet
        plot.score().show({Score::Smile, true, kQuarters, {0, 1, 2, 3, 4}});
        plot.grab();
        const int opaque = graphOf(plot)->pen().color().alpha();
        plot.score().setMeasuring(Score::Smile, kNaN);
        plot.grab();
        QVERIFY(graphOf(plot)->visible());
        QVERIFY(graphOf(plot)->pen().color().alpha() < opaque);
        QVERIFY(plot.sentence().startsWith("Smile: measuring… 0 %"));
        // Of another score nothing of this one stays.
        plot.score().setMeasuring(Score::Turn, 0);
        plot.grab();
        QVERIFY(!graphOf(plot)->visible());
        plot.score().fail(Score::Turn, QStringLiteral("The card is gone."));
        QVERIFY(plot.sentence().startsWith("Turn head could not be measured: The card is gone."));
    }

    void theCurveFollowsThePalette() {
        Appearance appearance;
        appearance.setTheme(Theme::Light);
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        plot.score().show({Score::Smile, true, kQuarters, {0, 1, 2, 3, 4}});
        plot.grab();
        const QColor light = graphOf(plot)->pen().color();
        QCOMPARE(canvasOf(plot)->yAxis2->tickLabelColor(), light);
        appearance.setTheme(Theme::Dark);
        QTRY_VERIFY((plot.grab(), graphOf(plot)->pen().color() != light));
        appearance.setTheme(Theme::System);
    }

    void theChoiceIsRememberedAndTold() {
        {
            ScoreChooser chooser;
            QCOMPARE(chooser.chosen(), std::nullopt);
            QSignalSpy chosen(&chooser, &ScoreChooser::chosenChanged);
            entry(chooser, "Smile")->trigger();
            QCOMPARE(chosen.count(), 1);
            QCOMPARE(chooser.chosen(), std::optional(Score::Smile));
            QCOMPARE(chooser.text(), QStringLiteral("Smile"));
            QCOMPARE(chooser.accessibleName(), QStringLiteral("Score along the walk: Smile"));
            entry(chooser, "Smile")->trigger();
            QCOMPARE(chosen.count(), 1);
        }
        ScoreChooser next;
        QCOMPARE(next.chosen(), std::optional(Score::Smile));
        QVERIFY(entry(next, "Smile")->isChecked());
        entry(next, "No score")->trigger();
        QCOMPARE(next.chosen(), std::nullopt);
        QCOMPARE(ScoreChooser().chosen(), std::nullopt);
        QSettings().setValue("plots/walkScore", "of a newer program");
        QCOMPARE(ScoreChooser().chosen(), std::nullopt);
    }

    // What only faces show is not offered of other pictures, and is there again with the next model that paints faces.
    void withoutFacesOnlyPixelsAreOffered() {
        ScoreChooser chooser;
        chooser.choose(Score::Smile);
        QSignalSpy chosen(&chooser, &ScoreChooser::chosenChanged);
        chooser.setFaces(false);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chooser.chosen(), std::nullopt);
        QVERIFY(entry(chooser, "No score")->isChecked());
        for (const char* gone : {"Smile", "Turn head", "Age (as it looks)"}) {
            QVERIFY2(entry(chooser, gone) == nullptr, gone);
        }
        QVERIFY(entry(chooser, "Brightness") != nullptr && entry(chooser, "Contrast") != nullptr);
        chooser.setFaces(true);
        QCOMPARE(chooser.chosen(), std::optional(Score::Smile));
        QVERIFY(entry(chooser, "Smile")->isChecked());
    }

    // By the Tab key and in the plot's own menu, which is there where the plot is too low for the button.
    void theChooserIsReachedByKeys() {
        WalkPlot plot;
        fill(plot);
        QVERIFY(present(plot));
        QVERIFY(plot.chooser().isVisible());
        QVERIFY(!plot.chooser().geometry().intersects(canvasOf(plot)->geometry()));
        plot.activateWindow();
        plot.setFocus();
        QTRY_VERIFY(plot.hasFocus());
        QTest::keyClick(&plot, Qt::Key_Tab);
        QVERIFY(plot.chooser().hasFocus());
        plot.resize(480, 150);
        QTRY_VERIFY(!plot.chooser().isVisible());
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, plot.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&plot, &event);
        QTRY_VERIFY(plot.chooser().menu()->isVisible());
        plot.chooser().menu()->close();
    }

private:
    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestScoreCurve, window)

}  // namespace test_score_curve

#include "test_score_curve.moc"
