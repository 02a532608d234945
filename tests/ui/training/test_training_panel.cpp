// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_training.h"
#include "ui/training/curves_panel.h"
#include "ui/training/training_panel.h"

using namespace latentwalk;
using test::TrainingControl;

namespace test_training_panel {

class TestTrainingPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<TrainingControl> m_control;
    std::unique_ptr<TrainingJob> m_job;
    std::unique_ptr<TrainingPanel> m_panel;
    std::unique_ptr<CurvesPanel> m_curves;

    QPushButton* button(const char* name) const { return m_panel->findChild<QPushButton*>(QString::fromLatin1(name)); }
    bool says(const QString& text) const {
        for (const QLabel* label : m_panel->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text)) {
                return true;
            }
        }
        return false;
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_control = std::make_shared<TrainingControl>();
        m_job = std::make_unique<TrainingJob>(test::fakeTraining(m_control));
        m_panel = std::make_unique<TrainingPanel>(*m_job);
        m_curves = std::make_unique<CurvesPanel>(*m_job);
        m_panel->resize(400, 700);
        m_panel->show();
    }
    void cleanup() {
        m_control->gate.release(1000);
        m_curves.reset();
        m_panel.reset();
        m_job.reset();
    }

    void atFirstItSaysWhatToDo() {
        QVERIFY(says(QStringLiteral("drop a folder of pictures")));
        const QSignalSpy begun(m_panel.get(), &TrainingPanel::beginRequested);
        QTest::mouseClick(button("beginTraining"), Qt::LeftButton);
        QCOMPARE(begun.size(), 1);
        QVERIFY(!button("offeredTraining")->isVisible());
        m_panel->offer(QStringLiteral("cats"));
        QVERIFY(button("offeredTraining")->isVisible() && button("offeredTraining")->text().contains("cats"));
    }

    // No window pays for plots that nobody looks at.
    void curvesAreMadeWhenTheyAreShown() {
        m_job->start(test::tinyOrder(m_folder->path()));
        QTRY_VERIFY_WITH_TIMEOUT(m_job->status().state == TrainingState::Finished, test::kPatience);
        QVERIFY(m_curves->findChildren<TrainingPlot*>().isEmpty());
        m_curves->show();
        QCOMPARE(m_curves->findChildren<TrainingPlot*>().size(), 3);
        QVERIFY(!m_curves->plot(TrainingPlot::Kind::Distance).isEmpty());
        m_curves->hide();
        m_curves->show();
        QCOMPARE(m_curves->findChildren<TrainingPlot*>().size(), 3);
    }

    // There is no frame before the first step.
    void aFilmIsMadeOnceThereAreFaces() {
        m_control->gated = true;
        m_job->start(test::tinyOrder(m_folder->path()));
        QVERIFY(button("filmTraining")->isVisible() && !button("filmTraining")->isEnabled());
        QVERIFY(button("filmTraining")->toolTip().contains(QStringLiteral("nothing to make a film of")));
        const QSignalSpy asked(m_panel.get(), &TrainingPanel::filmRequested);
        QTest::mouseClick(button("filmTraining"), Qt::LeftButton);
        QCOMPARE(asked.size(), 0);
        m_control->gate.release(3);
        QTRY_VERIFY_WITH_TIMEOUT(button("filmTraining")->isEnabled(), test::kPatience);
        QTest::mouseClick(button("filmTraining"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void facesCurvesAndHealthFollow() {
        m_curves->show();
        QVERIFY(m_curves->plot(TrainingPlot::Kind::Distance).isEmpty());
        m_control->gated = true;
        m_job->start(test::tinyOrder(m_folder->path()));
        QVERIFY(!button("beginTraining")->isVisible());
        m_control->gate.release(12);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 48, test::kPatience);
        QCOMPARE(m_panel->sheet().faces().size(), 16);
        QVERIFY(says(QStringLiteral("run: 8×8, width 4")));
        QVERIFY(says(QStringLiteral("8×8, fading in (20 %)")));
        QVERIFY(says(QStringLiteral("48 of 120 pictures shown, ")));
        QVERIFY(says(QStringLiteral(" left")));
        QVERIFY(says(QStringLiteral("Too little has been measured")));
        QVERIFY(m_panel->findChild<QProgressBar*>()->value() > 0);
        const TrainingPlot& distance = m_curves->plot(TrainingPlot::Kind::Distance);
        QVERIFY2(distance.sentence().contains(QStringLiteral("Distance 5")), qPrintable(distance.sentence()));
        QVERIFY(m_curves->plot(TrainingPlot::Kind::Losses).sentence().contains(QStringLiteral("penalty")));
        QVERIFY(m_curves->plot(TrainingPlot::Kind::Speed).sentence().contains(QStringLiteral("a second")));
        // Every size is painted.
        QVERIFY(!m_panel->grab().isNull() && !m_curves->grab().isNull());
    }

    void theButtonsPauseGoOnAndStop() {
        m_control->gated = true;
        m_job->start(test::tinyOrder(m_folder->path()));
        m_control->gate.release(3);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 12, test::kPatience);
        QTest::mouseClick(button("pauseTraining"), Qt::LeftButton);
        QCOMPARE(button("pauseTraining")->text().remove(u'&'), QStringLiteral("Go on"));
        m_control->gate.release(1);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Paused, and saved.")), test::kPatience);
        button("pauseTraining")->setFocus();
        QTest::keyClick(button("pauseTraining"), Qt::Key_Space);
        QCOMPARE(button("pauseTraining")->text().remove(u'&'), QStringLiteral("Pause"));
        m_control->gate.release(1);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 20, test::kPatience);
        QTest::mouseClick(button("stopTraining"), Qt::LeftButton);
        m_control->gate.release(1);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Stopped, and saved")), test::kPatience);
        QVERIFY(!button("stopTraining")->isVisible() && button("anotherTraining")->isVisible());
        m_control->gate.release(1000);
        QTest::mouseClick(button("pauseTraining"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Finished.")), test::kPatience);
        QVERIFY(!button("pauseTraining")->isEnabled());
        const QSignalSpy opened(m_panel.get(), &TrainingPanel::openRequested);
        QTest::mouseClick(button("openTrained"), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
    }

    void aFailureIsASentence() {
        m_control->failsAt = 5;
        m_job->start(test::tinyOrder(m_folder->path()));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("The fake training was told to fail.")), test::kPatience);
        QVERIFY(button("pauseTraining")->isEnabled() && button("anotherTraining")->isVisible());
    }
};

LATENTWALK_TEST(TestTrainingPanel, window)

}  // namespace test_training_panel

#include "test_training_panel.moc"
