// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_training.h"
#include "tests/support/window/fake_window.h"
#include "ui/window/commands/training_commands.h"

using namespace latentwalk;
using test::FakeWindow;
using test::TrainingControl;

namespace test_training_commands {

class TestTrainingCommands : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<TrainingControl> m_control;
    std::unique_ptr<FakeWindow> m_window;

    FakeWindow& window() { return *m_window; }
    TrainingJob& job() { return window()->training().job(); }
    bool isIn(TrainingState state) { return job().status().state == state; }
    TrainingOrder order() { return test::tinyOrder(window().folder()); }
    QString run() { return QString::fromStdString(order().files.folder.string()); }
    void drop(const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&*window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&*window(), &event);
    }
    TrainingDialog* dialog() { return window()->findChild<TrainingDialog*>(); }
    QPushButton* start() { return dialog()->findChild<QPushButton*>(QStringLiteral("startTraining")); }
    // Through the window, as the user would.
    void begin() {
        drop(QString::fromStdString(order().folder.string()));
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr && dialog()->isVisible() && start()->isEnabled(), test::kPatience);
        m_control->gated = true;
        start()->click();
    }
    void makeWindow(const std::function<void(const QString&)>& prepare = {}) {
        m_window = std::make_unique<FakeWindow>(prepare);
        job().seams() = test::fakeTraining(m_control);
    }

private slots:
    void init() {
        m_control = std::make_shared<TrainingControl>();
        makeWindow();
    }
    void cleanup() {
        m_control->gate.release(50000);
        m_window.reset();
    }

    void aDroppedFolderIsTrainedOnAndExploredMeanwhile() {
        QVERIFY(window().start());
        begin();
        QVERIFY(window().find<QAction>(QStringLiteral("train"))->isChecked());
        QVERIFY(window().find<TrainingPanel>()->isVisible());
        m_control->gate.release(5);
        QTRY_COMPARE_WITH_TIMEOUT(window().find<TrainingPanel>()->sheet().faces().size(), 16, test::kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(job().status().begun, test::kPatience);
        window().find<QPushButton>(QStringLiteral("openTrained"))->click();
        m_control->gate.release(5);
        QTRY_VERIFY2_WITH_TIMEOUT(window()->windowTitle().contains(QStringLiteral("average")),
                                  qPrintable(window()->windowTitle()), test::kPatience);
        QVERIFY(job().isRunning());
    }

    void itsFilmIsExported() {
        QVERIFY(window().start());
        job().start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QVERIFY(window().find<QPushButton>(QStringLiteral("filmTraining"))->isEnabled());
        const QString path = window().folder() + QStringLiteral("/grown.webp");
        QSignalSpy saved(&window()->exports(), &Exports::saved);
        window()->training().saveFilm(path);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 60'000);
        QVERIFY(QFile(path).size() > 1000);
        // It is no face that one could go to, which is said.
        window()->openFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(
            window().find<MessageBar>()->text().contains(QStringLiteral("how a model was trained")), test::kPatience);
    }

    // It is made of what the run has kept.
    void itsFilmNeedsNoModel() {
        window()->show();
        job().start(order());
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        const QString path = window().folder() + QStringLiteral("/grown.apng");
        QSignalSpy saved(&window()->exports(), &Exports::saved);
        window()->training().saveFilm(path);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 60'000);
        QVERIFY(QFile(path).size() > 1000);
    }

    void theMenuOpensTheDialog() {
        QVERIFY(window().start());
        QTest::keyClick(window()->windowHandle(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(!start()->isEnabled());
    }

    // Nobody is asked; it is saved, and the next window offers to go on.
    void closingKeepsItAndTheNextWindowOffersIt() {
        QVERIFY(window().start());
        m_control->gated = true;
        emit window().find<TrainingPanel>()->beginRequested();
        emit dialog()->startRequested(order());
        m_control->gate.release(6);
        QTRY_COMPARE_WITH_TIMEOUT(job().status().images, 24, test::kPatience);
        QVERIFY(window()->close());
        QCOMPARE(rememberedRun(), run());
        m_control->gate.release(50000);
        window()->training().keep();
        // With the next step, if it had begun that one already.
        const std::int64_t kept = training::readRunState(order().files.state()).counters.images;
        QVERIFY2(kept == 24 || kept == 28, qPrintable(QString::number(kept)));
        QCOMPARE(rememberedRun(), run());

        const QTemporaryDir elsewhere;
        const std::filesystem::path moved = elsewhere.path().toStdString() + "/cats";
        std::filesystem::copy(order().files.folder, moved, std::filesystem::copy_options::recursive);
        makeWindow([&](const QString&) { rememberRun(QString::fromStdString(moved.string())); });
        QVERIFY(window().start());
        window()->offerLeftTraining();
        QTRY_VERIFY_WITH_TIMEOUT(window().answer(QStringLiteral("Go on")) != nullptr, test::kPatience);
        QVERIFY(window().find<MessageBar>()->text().contains(QStringLiteral("cats")));
        m_control->gate.release(1000);
        window().answer(QStringLiteral("Go on"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QCOMPARE(job().status().images, 120);
        QCOMPARE(rememberedRun(), QString());
    }

    // After another language was chosen.
    void anotherWindowGoesOnWithIt() {
        QVERIFY(window().start());
        emit window().find<TrainingPanel>()->beginRequested();
        TrainingOrder endless = order();
        endless.settings.phaseImages = 4'000'000;
        emit dialog()->startRequested(endless);
        QTRY_VERIFY_WITH_TIMEOUT(job().status().images > 0, test::kPatience);
        const auto seams = [this] { job().seams() = test::fakeTraining(m_control); };
        std::int64_t before = job().status().images;
        QVERIFY(window().replace(seams));
        QVERIFY(job().isRunning() && job().order()->resume);
        QTRY_VERIFY_WITH_TIMEOUT(job().status().images > before, test::kPatience);
        // A paused one is only offered.
        job().pause();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Paused), test::kPatience);
        QVERIFY(window().replace(seams));
        QVERIFY(!job().isRunning());
        QCOMPARE(rememberedRun(), run());
        const auto* offered = window().find<QPushButton>(QStringLiteral("offeredTraining"));
        QVERIFY(offered->isVisibleTo(window().find<TrainingPanel>()));
    }

    void whatFailsIsSaidAndTheWindowWorksOn() {
        QVERIFY(window().start());
        m_control->failsAt = 3;
        emit window().find<TrainingPanel>()->beginRequested();
        emit dialog()->startRequested(order());
        dialog()->reject();
        auto* messages = window().find<MessageBar>();
        QTRY_VERIFY_WITH_TIMEOUT(messages->isVisible() && messages->text().contains(QStringLiteral("was told to fail")),
                                 test::kPatience);
        window()->document().place().showSeed(77);
        QTRY_COMPARE_WITH_TIMEOUT(window().shownRed(), window().red(window()->document().place().current().latent),
                                  test::kPatience);
    }

    void anotherTrainingEndsTheFirstSaved() {
        QVERIFY(window().start());
        emit window().find<TrainingPanel>()->beginRequested();
        TrainingOrder first = order();
        first.settings.phaseImages = 4'000'000;
        emit dialog()->startRequested(first);
        QTRY_VERIFY_WITH_TIMEOUT(job().status().images > 0, test::kPatience);
        TrainingOrder second = order();
        second.files = {(window().folder() + QStringLiteral("/second")).toStdString()};
        emit dialog()->startRequested(second);
        QVERIFY(window().find<MessageBar>()->text().startsWith(QStringLiteral("run is being stopped and saved")));
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Finished), test::kPatience);
        QVERIFY(training::readRunState(first.files.state()).counters.images > 0);
    }

    // Nobody wants it any more; then somebody does.
    void whatGoesOnAfterAStopIsRememberedAgain() {
        QVERIFY(window().start());
        m_control->gated = true;
        emit window().find<TrainingPanel>()->beginRequested();
        emit dialog()->startRequested(order());
        m_control->gate.release(6);
        QTRY_COMPARE_WITH_TIMEOUT(job().status().images, 24, test::kPatience);
        job().stop();
        m_control->gate.release(1);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(TrainingState::Stopped), test::kPatience);
        QVERIFY(rememberedRun().isEmpty());
        job().goOn();
        QCOMPARE(rememberedRun(), run());
    }

    void aRunThatIsGoneIsNotOffered() {
        rememberRun(window().folder() + QStringLiteral("/gone"));
        window()->offerLeftTraining();
        QVERIFY(window().answer(QStringLiteral("Go on")) == nullptr);
        QCOMPARE(rememberedRun(), QString());
    }
};

LATENTWALK_TEST(TestTrainingCommands, window)

}  // namespace test_training_commands

#include "test_training_commands.moc"
