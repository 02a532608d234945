// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_training.h"
#include "ui/training/training_job.h"

using namespace latentwalk;
using test::TrainingControl;

namespace test_training_job {

class TestTrainingJob : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<TrainingControl> m_control;
    std::unique_ptr<TrainingJob> m_job;

    TrainingOrder order() const { return test::tinyOrder(m_folder->path()); }
    training::RunState saved() const { return training::readRunState(order().files.state()); }
    bool isIn(TrainingState state) const { return m_job->status().state == state; }
    void endless(TrainingOrder& order) const { order.settings.phaseImages = 4'000'000; }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_control = std::make_shared<TrainingControl>();
        m_job = std::make_unique<TrainingJob>(test::fakeTraining(m_control));
    }
    void cleanup() {
        m_control->gate.release(1000);
        m_job.reset();
    }

    void aRunIsTrainedToItsEnd() {
        const QSignalSpy ended(m_job.get(), &TrainingJob::ended);
        m_job->start(order());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, test::kPatience);
        QVERIFY2(isIn(TrainingState::Finished), qPrintable(m_job->problem()));
        const TrainingStatus& status = m_job->status();
        QCOMPARE(status.images, 120);
        QCOMPARE(status.share, 1.0);
        QCOMPARE(status.faces.size(), 16);
        QCOMPARE(status.faces.first().size(), QSize(8, 8));
        QVERIFY(!status.curves.empty() && status.curves.back().distance == 5);
        QVERIFY(std::filesystem::exists(order().files.average()));
        QVERIFY(std::filesystem::exists(order().files.ganZoo()));
        QCOMPARE(saved().counters.images, 120);
    }

    void aPauseIsSavedAndNothingIsTrainedMeanwhile() {
        m_control->gated = true;
        m_job->start(order());
        m_control->gate.release(5);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 20, test::kPatience);
        m_job->pause();
        QVERIFY(m_job->isPaused());
        m_control->gate.release(1);  // of the step that had begun
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Paused), test::kPatience);
        QCOMPARE(saved().counters.images, 24);
        // It answers, and it takes no step.
        m_control->gate.release(20);
        const QSignalSpy asked(m_job.get(), &TrainingJob::saved);
        m_job->save();
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, test::kPatience);
        QCOMPARE(m_control->steps.load(), 6);
        m_job->goOn();
        m_control->gate.release(20);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QCOMPARE(m_job->status().images, 120);
    }

    // To the bit, as if nobody had stopped it.
    void whatIsStoppedIsSavedAndGoesOn() {
        m_job->start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        const auto undisturbed = saved().arrays;
        std::filesystem::remove_all(order().files.folder);

        m_control->gated = true;
        m_job->start(order());
        m_control->gate.release(7);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 28, test::kPatience);
        m_job->stop();
        m_control->gate.release(1);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Stopped), test::kPatience);
        QVERIFY(!m_job->isRunning());
        QCOMPARE(saved().counters.images, 32);
        m_control->gated = false;
        m_job->startAgain();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QVERIFY(saved().arrays == undisturbed);
    }

    void whoGoesSavesIt() {
        TrainingOrder endlessOne = order();
        endless(endlessOne);
        m_job->start(endlessOne);
        QTRY_VERIFY_WITH_TIMEOUT(m_job->status().images >= 40, test::kPatience);
        const auto seen = m_job->status().images;
        m_job.reset();
        QVERIFY(saved().counters.images >= seen);
        QVERIFY(saved().counters.images >= m_control->steps * 4 - 4);
    }

    // The folder of the pictures may go; what was read of it is the run's own.
    void aFailureIsASentenceAndItGoesOnFromWhatWasSaved() {
        m_control->failsAt = 12;
        const QSignalSpy ended(m_job.get(), &TrainingJob::ended);
        m_job->start(order());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, test::kPatience);
        QVERIFY(isIn(TrainingState::Failed));
        QCOMPARE(m_job->problem(), QStringLiteral("The fake training was told to fail."));
        std::filesystem::remove_all(order().folder);
        m_job->goOn();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
    }

    // From the folder that the run remembers: an order to go on need not know it.
    void picturesThatAreMissingAreConvertedAgain() {
        const TrainingOrder first = order();  // writes the pictures, which are not to change any more
        const auto arrays = [&] { return training::readRunState(first.files.state()).arrays; };
        m_job->start(first);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        const auto undisturbed = arrays();
        std::filesystem::remove_all(first.files.folder);
        m_control->failsAt = m_control->steps + 12;
        m_job->start(first);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Failed), test::kPatience);

        TrainingOrder again;
        again.files = first.files;
        again.resume = true;
        std::filesystem::remove(again.files.pictures());
        const std::filesystem::path pictures = first.folder, elsewhere = pictures.string() + " elsewhere";
        std::filesystem::rename(pictures, elsewhere);
        m_job->start(again);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Failed), test::kPatience);
        QVERIFY2(m_job->problem().contains(QString::fromStdString(pictures.string())) &&
                     m_job->problem().contains(QStringLiteral("put one of them back")),
                 qPrintable(m_job->problem()));
        std::filesystem::rename(elsewhere, pictures);
        m_job->goOn();
        QTRY_VERIFY2_WITH_TIMEOUT(isIn(TrainingState::Finished), qPrintable(m_job->problem()), test::kPatience);
        QVERIFY(arrays() == undisturbed);
    }

    void aRunIsNotBegunOverAnother() {
        m_job->start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        const int before = m_control->steps;
        m_job->start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Failed), test::kPatience);
        QVERIFY2(m_job->problem().contains(QStringLiteral("is there already")), qPrintable(m_job->problem()));
        QCOMPARE(m_control->steps.load(), before);
        QCOMPARE(saved().counters.images, 120);
        TrainingOrder anew = order();
        anew.replace = true;
        m_job->start(anew);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QCOMPARE(m_control->steps.load(), 2 * before);
    }

    void aFolderThatCannotBeWrittenIsNamed() {
        TrainingOrder wrong = order();
        const QString path = m_folder->path() + QStringLiteral("/file");
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        wrong.files = {path.toStdString()};
        m_job->start(wrong);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Failed), test::kPatience);
        QVERIFY2(m_job->problem().contains(path), qPrintable(m_job->problem()));
    }

    void noPicturesAreASentence() {
        TrainingOrder empty = order();
        empty.folder = (m_folder->path() + QStringLiteral("/none")).toStdString();
        std::filesystem::create_directories(empty.folder);
        m_job->start(empty);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Failed), test::kPatience);
        QVERIFY(!m_job->problem().isEmpty());
        QCOMPARE(m_control->steps.load(), 0);
    }

    // The explorer goes first; it can be stopped all the same.
    void itYieldsWhileTheExplorerPaints() {
        m_control->painting = true;
        m_job->start(order());
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 4, test::kPatience);
        m_job->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_job->isRunning() == false, test::kPatience);
        QVERIFY2(m_control->steps <= 2, "it trained while the explorer painted");
        m_control->painting = false;
        m_job->startAgain();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
    }

    void anotherRunsNetworksAreBegunWith() {
        m_job->start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        TrainingOrder next = order();
        next.from = order().files.state();
        next.files = {(m_folder->path() + QStringLiteral("/next")).toStdString()};
        next.costs.clear();
        next.settings.side = 16;
        next.settings.width = next.settings.latentSize = 64;
        m_job->start(next);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QCOMPARE(m_job->status().settings.width, 4);
        QCOMPARE(m_job->status().settings.firstScale, 1);
        QCOMPARE(m_job->status().faces.first().size(), QSize(16, 16));
    }

    void timeLeftIsKnownFromTheStart() {
        m_control->gated = true;
        m_job->start(order());
        m_control->gate.release(1);
        QTRY_COMPARE_WITH_TIMEOUT(m_job->status().images, 4, test::kPatience);
        QVERIFY(m_job->status().secondsLeft > 0);
    }
};

LATENTWALK_TEST(TestTrainingJob, window)

}  // namespace test_training_job

#include "test_training_job.moc"
