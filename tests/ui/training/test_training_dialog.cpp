// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/colour_film.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_training.h"
#include "ui/training/training_dialog.h"
#include "ui/training/training_job.h"

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
    void choose(const QString& accessibleName, const QString& item) const {
        for (auto* box : m_dialog->findChildren<QComboBox*>()) {
            if (box->accessibleName() == accessibleName) {
                box->setCurrentText(item);
                return;
            }
        }
        QFAIL("no such choice");
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
        QTRY_VERIFY(canStart());
        QCOMPARE(text("pictureFolder"), folder);
        QVERIFY2(text("pictureReport").contains(QStringLiteral("21 files, 20 usable")),
                 qPrintable(text("pictureReport")));
        QVERIFY(text("pictureReport").contains(QStringLiteral("broken.png")));
        // Pictures of 20 pixels are good for 16.
        QVERIFY2(text("trainingEstimate").startsWith(QStringLiteral("16×16, width 64: about")),
                 qPrintable(text("trainingEstimate")));
        QVERIFY(text("trainingEstimate").contains(QStringLiteral("128×128 at full width would take")));
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
        QTRY_VERIFY(canStart());
        QVERIFY(!every->isEnabled());
        test::writeColours((folder + QStringLiteral("/colours.gif")).toStdString());
        m_dialog->setFolder(folder);
        QTRY_VERIFY(every->isEnabled());
        QVERIFY2(text("pictureReport").contains(QStringLiteral("one every 1 s: 5")), qPrintable(text("pictureReport")));
        m_dialog->findChild<QDoubleSpinBox*>()->setValue(0.5);
        QVERIFY(!canStart() && every->isEnabled());
        QTRY_VERIFY2(text("pictureReport").contains(QStringLiteral("one every 0.5 s: 10")),
                     qPrintable(text("pictureReport")));
        QTRY_VERIFY(canStart());
        QSignalSpy started(m_dialog.get(), &TrainingDialog::startRequested);
        button("startTraining")->click();
        QCOMPARE(started.first().first().value<TrainingOrder>().filmEvery, 0.5);
    }

    void nothingToTrainWithIsSaid() {
        const QString folder = m_folder->path() + QStringLiteral("/empty");
        QDir().mkpath(folder);
        m_dialog->setFolder(folder);
        QTRY_VERIFY(text("trainingProblem").contains(QStringLiteral("has no files")));
        QVERIFY(!canStart());
        m_dialog->setFolder(m_folder->path() + QStringLiteral("/missing"));
        QTRY_VERIFY(text("pictureReport").contains(QStringLiteral("missing")));
        QVERIFY(!canStart());
    }

    // LibTorch is not installed, say.
    void whatCannotBeTriedIsASentence() {
        m_control->failsAt = 1;
        m_dialog->setFolder(pictures());
        QTRY_COMPARE(text("trainingProblem"), QStringLiteral("The fake training was told to fail."));
        QVERIFY(!canStart());
        choose(QStringLiteral("Width of the networks"), QStringLiteral("32"));
        QTRY_VERIFY(canStart());
    }

    // Nobody finds out after a month.
    void whatIsTooLargeIsToldWithoutBeingTried() {
        m_control->secondsOfWork = 4e-11;
        m_dialog->setFolder(pictures());
        QTRY_VERIFY(canStart());
        const int before = m_control->steps;
        choose(QStringLiteral("Size of the pictures at the end"), QStringLiteral("256×256"));
        choose(QStringLiteral("Width of the networks"), QStringLiteral("512"));
        QTRY_VERIFY2(text("trainingEstimate").contains(QStringLiteral("a single step")),
                     qPrintable(text("trainingEstimate")));
        QCOMPARE(m_control->steps.load(), before);
        QVERIFY(!canStart());
        QVERIFY(text("trainingProblem").contains(QStringLiteral("too long")));
    }

    void aSensibleChoiceIsOffered() {
        m_control->secondsOfWork = 1.6e-10;  // 16x16 at width 64: some 40 minutes
        m_dialog->setFolder(pictures());
        choose(QStringLiteral("Width of the networks"), QStringLiteral("128"));
        QTRY_VERIFY(m_dialog->findChild<QPushButton*>(QStringLiteral("useSensible"))->isVisible());
        QVERIFY(button("useSensible")->text().contains(QStringLiteral("width 64")));
        button("useSensible")->click();
        QCOMPARE(m_dialog->form().settings().width, 64);
        QTRY_VERIFY(canStart());
    }

    void aRunThatIsThereCanBeGoneOnWith() {
        TrainingJob job(m_seams);
        TrainingOrder order = test::tinyOrder(m_folder->path());
        order.folder = pictures().toStdString();
        order.files = {newRunFolder(order.folder)};
        m_control->gated = true;
        job.start(order);
        m_control->gate.release(3);
        QTRY_COMPARE(job.status().images, 12);
        m_control->gate.release(100);
        job.stop();
        QTRY_VERIFY(!job.isRunning());

        m_dialog->setFolder(pictures());
        QTRY_VERIFY2(text("foundRun").startsWith(QStringLiteral("cats was begun (8×8, width 4)")),
                     qPrintable(text("foundRun")));
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
