// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "tests/support/colour_film.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_training.h"
#include "ui/training/training_dialog.h"
#include "ui/training/training_job.h"
#include "ui/window/translations.h"

using namespace latentwalk;
using test::TrainingControl;

namespace test_training_dialog {

class TestTrainingDialog : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<TrainingControl> m_control;
    TrainingSeams m_seams;
    std::unique_ptr<TrainingDialog> m_dialog;

    QString pictures(int count = 20) const {
        const QString folder = m_folder->path() + QStringLiteral("/cats");
        test::writeNoise(folder, count);
        return folder;
    }
    QString text(const char* name) const {
        const auto* label = m_dialog->findChild<QLabel*>(QString::fromLatin1(name));
        return label->isVisibleTo(m_dialog.get()) ? label->text() : QString();
    }
    QPushButton* button(const char* name) const { return m_dialog->findChild<QPushButton*>(QString::fromLatin1(name)); }
    bool canStart() const { return button("startTraining")->isEnabled(); }
    QComboBox* box(const QString& accessibleName) const {
        for (auto* box : m_dialog->findChildren<QComboBox*>()) {
            if (box->accessibleName() == accessibleName) {
                return box;
            }
        }
        qFatal("no such choice");
    }
    void choose(const QString& accessibleName, const QString& item) const { box(accessibleName)->setCurrentText(item); }
    void chooseWidth(int width) const { choose(QStringLiteral("Width of the networks"), QString::number(width)); }
    std::filesystem::path damagedRun(const char* name) const {
        const std::filesystem::path folder = runsFolder() / name;
        std::filesystem::create_directories(folder);
        QFile state(QString::fromStdString(training::RunFiles{folder}.state().string()));
        if (!state.open(QIODevice::WriteOnly) || state.write("no state of a training") < 0) {
            qFatal("the run cannot be written");
        }
        return folder;
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", (m_folder->path() + QStringLiteral("/data")).toUtf8());
        m_control = std::make_shared<TrainingControl>();
        m_seams = test::fakeTraining(m_control);
        m_dialog = std::make_unique<TrainingDialog>(m_seams);
        m_dialog->show();
    }
    void cleanup() { m_dialog.reset(); }

    void theFolderIsLookedAtAndWhatItTakesIsSaid() {
        QVERIFY(!canStart());
        QVERIFY(text("pictureReport").contains(QStringLiteral("some thousands")));
        const QString folder = pictures();
        QFile broken(folder + QStringLiteral("/broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no picture");
        broken.close();
        m_dialog->setFolder(folder);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QCOMPARE(text("pictureFolder"), folder);
        QVERIFY2(text("pictureReport").contains(QStringLiteral("21 files, 20 usable")),
                 qPrintable(text("pictureReport")));
        QVERIFY(text("pictureReport").contains(QStringLiteral("broken.png")));
        // Pictures of 20 pixels are good for 16.
        QVERIFY2(text("trainingEstimate").startsWith(QStringLiteral("16x16, width 64: about")),
                 qPrintable(text("trainingEstimate")));
        QVERIFY(text("trainingEstimate").contains(QStringLiteral("128x128 at full width would take")));
        QVERIFY(text("trainingProblem").contains(QStringLiteral("20 pictures only")));

        QSignalSpy started(m_dialog.get(), &TrainingDialog::startRequested);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(started.size(), 1);
        const auto order = started.first().first().value<TrainingOrder>();
        QCOMPARE(QString::fromStdString(order.folder.string()), folder);
        QCOMPARE(QString::fromStdString(order.files.folder.filename().string()), QStringLiteral("cats"));
        QCOMPARE(order.settings.side, 16);
        QCOMPARE(order.costs.size(), std::size_t{3});
        QVERIFY(!order.resume);
        QVERIFY(!m_dialog->isVisible());
    }

    void filmsGiveAPictureAsOftenAsOneLikes() {
        const auto* every = m_dialog->findChild<QDoubleSpinBox*>();
        const QString folder = pictures();
        m_dialog->setFolder(folder);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QVERIFY(!every->isEnabled());
        test::writeColours((folder + QStringLiteral("/colours.gif")).toStdString());
        m_dialog->setFolder(folder);
        QTRY_VERIFY_WITH_TIMEOUT(every->isEnabled(), test::kPatience);
        QVERIFY2(text("pictureReport").contains(QStringLiteral("one every 1 s: 5")), qPrintable(text("pictureReport")));
        m_dialog->findChild<QDoubleSpinBox*>()->setValue(0.5);
        QVERIFY(!canStart() && every->isEnabled());
        QTRY_VERIFY2_WITH_TIMEOUT(text("pictureReport").contains(QStringLiteral("one every 0.5 s: 10")),
                                  qPrintable(text("pictureReport")), test::kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QSignalSpy started(m_dialog.get(), &TrainingDialog::startRequested);
        button("startTraining")->click();
        QCOMPARE(started.first().first().value<TrainingOrder>().filmEvery, 0.5);
    }

    void nothingToTrainWithIsSaid() {
        const QString folder = m_folder->path() + QStringLiteral("/empty");
        QDir().mkpath(folder);
        m_dialog->setFolder(folder);
        QTRY_VERIFY_WITH_TIMEOUT(text("trainingProblem").contains(QStringLiteral("has no files")), test::kPatience);
        QVERIFY(!canStart());
        m_dialog->setFolder(m_folder->path() + QStringLiteral("/missing"));
        QTRY_VERIFY_WITH_TIMEOUT(text("pictureReport").contains(QStringLiteral("missing")), test::kPatience);
        QVERIFY(!canStart());
    }

    // LibTorch is not installed, say.
    void whatCannotBeTriedIsASentence() {
        m_dialog->setFolder(pictures());
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        m_control->failsAt = m_control->steps + 1;
        choose(QStringLiteral("Width of the networks"), QStringLiteral("32"));
        QTRY_COMPARE_WITH_TIMEOUT(text("trainingProblem"), QStringLiteral("The fake training was told to fail."),
                                  test::kPatience);
        QVERIFY(!canStart());
        choose(QStringLiteral("Width of the networks"), QStringLiteral("64"));
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
    }

    // Nobody finds out after a month.
    void whatIsTooLargeIsToldWithoutBeingTried() {
        m_control->secondsOfWork = 4e-11;
        m_dialog->setFolder(pictures());
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        const int before = m_control->steps;
        choose(QStringLiteral("Size of the pictures at the end"), QStringLiteral("256×256"));
        choose(QStringLiteral("Width of the networks"), QStringLiteral("512"));
        QTRY_VERIFY2_WITH_TIMEOUT(text("trainingEstimate").contains(QStringLiteral("a single step")),
                                  qPrintable(text("trainingEstimate")), test::kPatience);
        QCOMPARE(m_control->steps.load(), before);
        QVERIFY(!canStart());
        QVERIFY(text("trainingProblem").contains(QStringLiteral("too long")));
    }

    void aSensibleChoiceIsOffered() {
        m_control->secondsOfWork = 1.6e-10;  // 16x16 at width 64: some 40 minutes
        m_dialog->setFolder(pictures());
        choose(QStringLiteral("Width of the networks"), QStringLiteral("128"));
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->findChild<QPushButton*>(QStringLiteral("useSensible"))->isVisible(),
                                 test::kPatience);
        QVERIFY(button("useSensible")->text().contains(QStringLiteral("width 64")));
        button("useSensible")->click();
        QCOMPARE(m_dialog->form().settings().width, 64);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
    }

    // Changes while something is tried cost nothing: what serves all of them goes on, and then the last is tried.
    void whatIsChosenMeanwhileIsTriedOnce() {
        m_control->gated = true;
        m_dialog->setFolder(pictures());
        QTRY_COMPARE_WITH_TIMEOUT(m_control->widthsMade().size(), std::size_t{1}, test::kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(text("pictureReport").contains(QStringLiteral("usable")), test::kPatience);
        for (const int width : {16, 128, 16, 32}) {
            chooseWidth(width);
            QTest::qWait(20);
        }
        m_control->gated = false;
        m_control->gate.release(1000);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QCOMPARE(m_control->widthsMade(), (std::vector<std::int64_t>{64, 32}));
        for (const int width : {128, 16, 256, 16}) {
            chooseWidth(width);
            QVERIFY(!canStart());
        }
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QCOMPARE(m_control->widthsMade(), (std::vector<std::int64_t>{64, 32, 16}));
        chooseWidth(32);  // which is known
        QVERIFY(canStart());
    }

    // Otherwise both would be slow, and what is measured wrong.
    void aTrainingWaitsWhileAnotherIsTried() {
        m_seams.tryEvery = 0.5;
        TrainingJob job(m_seams);
        TrainingOrder order = test::tinyOrder(m_folder->path());
        order.settings.phaseImages = 4'000'000;
        job.start(order);
        QTRY_VERIFY_WITH_TIMEOUT(job.status().images > 0, test::kPatience);
        m_dialog->setFolder(pictures());
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        const std::int64_t then = job.status().images;
        QTRY_VERIFY_WITH_TIMEOUT(job.status().images > then, test::kPatience);
        job.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), test::kPatience);
        const std::vector<std::int64_t> sides = m_control->sidesOfSteps();
        for (const std::int64_t tried : {32, 16}) {
            const auto first = std::ranges::find(sides, tried);
            const auto behind = std::find(sides.rbegin(), sides.rend(), tried).base();
            QVERIFY(behind - first > 50);
            QVERIFY(std::all_of(first, behind, [tried](std::int64_t side) { return side == tried; }));
        }
    }

    // Another folder is suggested; whoever wants this one begins anew.
    void aDamagedRunIsSaid() {
        const std::filesystem::path folder = damagedRun("cats");
        m_dialog->setFolder(pictures());
        QTRY_VERIFY2_WITH_TIMEOUT(text("foundRun").contains(QStringLiteral("state.safetensors")),
                                  qPrintable(text("foundRun")), test::kPatience);
        QVERIFY(!button("goOnWithRun")->isVisible());
        QVERIFY(button("otherRunFolder")->isVisible());
        QCOMPARE(m_dialog->form().runFolder().filename().string(), std::string("cats 2"));
        button("beginRunAnew")->click();
        QCOMPARE(m_dialog->form().runFolder().string(), folder.string());
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QSignalSpy started(m_dialog.get(), &TrainingDialog::startRequested);
        button("startTraining")->click();
        auto order = started.first().first().value<TrainingOrder>();
        order.settings.phaseImages = 16;
        TrainingJob job(m_seams);
        job.start(order);
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), test::kPatience);
        QVERIFY2(job.status().state == TrainingState::Finished, qPrintable(job.problem()));
        QVERIFY(training::readRunState(order.files.state()).counters.images > 0);
    }

    void aDamagedRunThatWasChosenIsSaid() {
        m_dialog->setFolder(QString::fromStdString(damagedRun("dogs").string()));
        QTRY_VERIFY_WITH_TIMEOUT(text("foundRun").contains(QStringLiteral("state.safetensors")), test::kPatience);
        button("beginRunAnew")->click();
        QVERIFY(!canStart());
        m_dialog->setFolder(pictures());
        QCOMPARE(m_dialog->form().runFolder().filename().string(), std::string("dogs"));
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
    }

    // Whoever gives up choosing another has what was chosen before.
    void theNetworksToBeginWithStayUntilOthersAreChosen() {
        TrainingJob job(m_seams);
        const TrainingOrder order = test::tinyOrder(m_folder->path());
        job.start(order);
        QTRY_VERIFY_WITH_TIMEOUT(job.status().state == TrainingState::Finished, test::kPatience);
        m_dialog->setFolder(pictures());
        m_dialog->setFrom(QString::fromStdString(order.files.folder.string()));
        QTRY_COMPARE_WITH_TIMEOUT(m_dialog->form().from().string(), order.files.state().string(), test::kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);

        QComboBox* const begin = box(QStringLiteral("What it begins with"));
        const QString chosen = begin->currentText();
        QTimer giveUp;
        connect(&giveUp, &QTimer::timeout, &giveUp, [this] {
            if (auto* folders = m_dialog->findChild<QFileDialog*>()) {
                folders->reject();
            }
        });
        giveUp.start(10);
        begin->setCurrentIndex(1);
        emit begin->activated(1);
        QCOMPARE(begin->currentText(), chosen);
        QCOMPARE(m_dialog->form().from().string(), order.files.state().string());

        // It is said for as long as nothing else is chosen, whatever becomes known meanwhile.
        m_dialog->setFrom(m_folder->path());
        QTRY_VERIFY_WITH_TIMEOUT(text("trainingProblem").startsWith(QStringLiteral("There is no training in")),
                                 test::kPatience);
        m_dialog->setFolder(pictures());
        QTRY_VERIFY_WITH_TIMEOUT(canStart(), test::kPatience);
        QVERIFY(text("trainingProblem").startsWith(QStringLiteral("There is no training in")));
        QCOMPARE(m_dialog->form().from().string(), order.files.state().string());
        choose(QStringLiteral("Loss"), QStringLiteral("Logistic, with R1"));
        QVERIFY(!text("trainingProblem").startsWith(QStringLiteral("There is no training in")));
    }

    // In the window's language, though it was thrown long before.
    void whyAPictureIsLeftOutIsTranslated() {
        const QString folder = pictures();
        QFile broken(folder + QStringLiteral("/broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("\x89PNG", 4) == 4);
        broken.close();
        Translations translations;
        translations.use(QStringLiteral("zh_CN"));
        PictureCheck check(m_seams.read);
        check.look(folder.toStdString(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(check.isKnown(), test::kPatience);
        const QStringList named = check.lines(16).filter(QStringLiteral("broken.png"));
        QCOMPARE(named.size(), 1);
        QVERIFY2(named.first().contains(QRegularExpression(QStringLiteral("[\\x{4E00}-\\x{9FFF}]"))),
                 qPrintable(named.first()));
    }

    void aRunThatIsThereCanBeGoneOnWith() {
        TrainingJob job(m_seams);
        TrainingOrder order = test::tinyOrder(m_folder->path());
        order.folder = pictures().toStdString();
        order.files = {newRunFolder(order.folder)};
        m_control->gated = true;
        job.start(order);
        m_control->gate.release(3);
        QTRY_COMPARE_WITH_TIMEOUT(job.status().images, 12, test::kPatience);
        m_control->gate.release(100);
        job.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), test::kPatience);

        m_dialog->setFolder(pictures());
        QTRY_VERIFY2_WITH_TIMEOUT(text("foundRun").startsWith(QStringLiteral("cats was begun (8×8, width 4)")),
                                  qPrintable(text("foundRun")), test::kPatience);
        // A new one is another.
        QCOMPARE(m_dialog->form().runFolder().filename().string(), std::string("cats 2"));
        QSignalSpy started(m_dialog.get(), &TrainingDialog::startRequested);
        button("goOnWithRun")->click();
        QCOMPARE(started.size(), 1);
        const auto chosen = started.first().first().value<TrainingOrder>();
        QVERIFY(chosen.resume);
        QCOMPARE(chosen.files.folder.string(), order.files.folder.string());
    }
};

LATENTWALK_TEST(TestTrainingDialog, window)

}  // namespace test_training_dialog

#include "test_training_dialog.moc"
