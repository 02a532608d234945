// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include "core/model/open_checkpoint.h"
#include "tests/support/colour_film.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/shell.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_train_cli {

// latentwalk-cli train.
class TestTrainCli : public QObject {
    Q_OBJECT

private:
    // Small enough to be done in seconds, saved many times.
    const QString kTiny =
        "--size 8 --width 6 --batch 4 --images 200 --threads 1 --device cpu --save-every 0.1 "
        "--measure-every 0 ";
    QByteArray content(const QString& name) const { return readAll(m_shell.file(name)); }

    // The frames of a run's film, by their names.
    QMap<QString, QByteArray> frames(const QString& run) const {
        QMap<QString, QByteArray> all;
        for (const QString& name : QDir(m_shell.file(run + "/frames")).entryList(QDir::Files)) {
            all[name] = content(run + "/frames/" + name);
        }
        return all;
    }

    Shell m_shell;

private slots:
    void initTestCase() { writeNoise(m_shell.file("pictures"), 9); }

    void trainsAModelThatOpens() {
        QVERIFY2(m_shell.run("$CLI train pictures --out whole " + kTiny) == 0, qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("9 usable pictures"), qPrintable(m_shell.out()));
        QVERIFY2(m_shell.out().contains("8x8, width 6: about"), qPrintable(m_shell.out()));
        QVERIFY2(m_shell.out().contains("600 images, 8x8, distance"), qPrintable(m_shell.out()));
        QVERIFY2(m_shell.err().contains("may learn them by heart"), qPrintable(m_shell.err()));
        const Checkpoint ours = openCheckpoint(m_shell.file("whole/average.safetensors").toStdString());
        const Checkpoint zoos = openCheckpoint(m_shell.file("whole/average.pth").toStdString());
        QVERIFY(ours.architecture == zoos.architecture && zoos.raw.has_value());
        QCOMPARE(QDir(m_shell.file("whole/sheets")).entryList(QDir::Files).size(), 4);
        QVERIFY(m_shell.run("$CLI generate --model whole/average.safetensors --seed 1 --out one.png") == 0);
    }

    // From the first step on; the same in a run that was interrupted (below), and none of it is a recipe.
    void makesAFilmOfItsFaces() {
        QVERIFY2(m_shell.run("$CLI train --out whole --film grown.mp4") == 0, qPrintable(m_shell.err()));
        QVERIFY(content("grown.mp4").contains("latentwalk-training"));
        QCOMPARE(m_shell.run("$CLI train --out whole --film grown.mp4"), 1);
        QVERIFY2(m_shell.err().contains("--force"), qPrintable(m_shell.err()));
        QCOMPARE(m_shell.run("$CLI train --out nowhere --film other.apng"), 1);
        QVERIFY2(m_shell.err().contains("nowhere"), qPrintable(m_shell.err()));
        QCOMPARE(m_shell.run("$CLI train --out whole --film grown.txt"), 2);
        QVERIFY(frames("whole").size() > 100);
        QCOMPARE(m_shell.run("$CLI train --out whole"), 2);
    }

    // Fine-tuning: on other pictures, with the widths and from the size that the other run has come to.
    void goesOnWithAnotherRunsNetworks() {
        writeNoise(m_shell.file("others"), 12);
        QVERIFY2(m_shell.run("$CLI train others --out tuned --from whole/state.safetensors --size 16 --batch 4 "
                             "--images 8 --threads 1 --device cpu") == 0,
                 qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("16x16, width 6: about"), qPrintable(m_shell.out()));
        // 8x8 stays, 16x16 fades in and stays: 4x4 is not shown again.
        QVERIFY2(m_shell.out().contains("8 images, 8x8") && m_shell.out().contains("24 images, 16x16"),
                 qPrintable(m_shell.out()));
        const Checkpoint tuned = openCheckpoint(m_shell.file("tuned/average.safetensors").toStdString());
        QCOMPARE(tuned.architecture.depths, (std::vector<std::int64_t>{6, 6, 6}));
    }

    // One picture and a broken one: a sentence about each, and a run that has steps.
    void onePictureTrains() {
        writeNoise(m_shell.file("one"), 1);
        QFile broken(m_shell.file("one/broken.png"));
        QVERIFY(broken.open(QFile::WriteOnly) && broken.write("\x89PNG", 4) == 4);
        broken.close();
        QVERIFY2(m_shell.run("$CLI train one --out of-one --size 4 --width 4 --batch 8 --images 80 --threads 1 "
                             "--device cpu") == 0,
                 qPrintable(m_shell.err()));
        QVERIFY2(m_shell.err().contains("There is one picture only"), qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("2 files, 1 usable pictures") && m_shell.out().contains("broken.png"),
                 qPrintable(m_shell.out()));
        QVERIFY2(m_shell.out().contains("80 images, 4x4, distance"), qPrintable(m_shell.out()));
        QVERIFY(QFile::remove(m_shell.file("one/00.png")));
        QCOMPARE(m_shell.run("$CLI train one --out of-none --size 4 --width 4 --images 80 --device cpu"), 1);
        QVERIFY2(m_shell.err().contains("none of the folder's 1 files can be used"), qPrintable(m_shell.err()));
    }

    // Another run does not begin over one that is there.
    void doesNotOverwriteARun() {
        QCOMPARE(m_shell.run("$CLI train pictures --out whole " + kTiny), 1);
        QVERIFY2(m_shell.err().contains("is there already; --resume goes on with it"), qPrintable(m_shell.err()));
    }

    void killedAtAnyMomentItGoesOnToTheSameBit() {
        const int wanted = qEnvironmentVariableIntValue("LATENTWALK_KILLS");
        const int kills = wanted > 0 ? wanted : 4;
        const QStringList arguments = QString("train pictures --out killed " + kTiny).split(' ', Qt::SkipEmptyParts);
        int killed = 0;
        for (int i = 0; i < kills; ++i) {
            const bool begun = QFile::exists(m_shell.file("killed/state.safetensors"));
            QProcess process;
            process.setWorkingDirectory(m_shell.path());
            process.start(commandLineProgram(), begun ? arguments + QStringList{"--resume"} : arguments);
            QVERIFY(process.waitForStarted());
            const int moment = QRandomGenerator::global()->bounded(begun ? 2500 : 6000);
            if (!process.waitForFinished(moment)) {
                ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
                process.waitForFinished();
                ++killed;
            } else {
                QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            }
            const bool over = process.exitStatus() == QProcess::NormalExit;
            if (over || i + 1 == kills) {
                const QString again = QFile::exists(m_shell.file("killed/state.safetensors")) ? " --resume" : "";
                QVERIFY2(m_shell.run("$CLI train pictures --out killed " + kTiny + again) == 0,
                         qPrintable(m_shell.err()));
                QVERIFY(content("killed/average.safetensors") == content("whole/average.safetensors"));
                QVERIFY(content("killed/average.pth") == content("whole/average.pth"));
                QVERIFY(frames("killed") == frames("whole"));
                QDir(m_shell.file("killed")).removeRecursively();
            }
        }
        QVERIFY(killed > 0);
    }

    void controlCSavesAndResumes() {
        QProcess process;
        process.setWorkingDirectory(m_shell.path());
        // No state is saved in between: what is there afterwards, Ctrl+C saved.
        QStringList arguments = QString("train pictures --out stopped " + kTiny).split(' ', Qt::SkipEmptyParts);
        arguments[arguments.indexOf("--save-every") + 1] = "3600";
        process.start(commandLineProgram(), arguments);
        // It has begun when its first state is there.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_shell.file("stopped/average.safetensors")), 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        if (process.exitStatus() == QProcess::CrashExit) {
            const QString said = QString::fromUtf8(process.readAllStandardError());
            QVERIFY2(said.contains("Saved in stopped/; --resume goes on from there"), qPrintable(said));
        }
        QVERIFY2(m_shell.run("$CLI train pictures --out stopped --resume --save-every 0 --measure-every 0") == 0,
                 qPrintable(m_shell.err()));
        QVERIFY(content("stopped/average.safetensors") == content("whole/average.safetensors"));
    }

    // The pictures are converted once: their folder may change and go.
    void resumesWithoutTheFolder() {
        const QByteArray before = content("whole/pictures.latentwalk-data");
        noisePicture(20, 20, 77).save(m_shell.file("pictures/new.png"));
        QVERIFY2(m_shell.run("$CLI train pictures --out whole --resume") == 0, qPrintable(m_shell.err()));
        QVERIFY(QFile::remove(m_shell.file("pictures/new.png")));
        QCOMPARE(content("whole/pictures.latentwalk-data"), before);
        QVERIFY(QDir().rename(m_shell.file("pictures"), m_shell.file("elsewhere")));
        const int status = m_shell.run("$CLI train pictures --out whole --resume");
        QVERIFY(QDir().rename(m_shell.file("elsewhere"), m_shell.file("pictures")));
        QVERIFY2(status == 0, qPrintable(m_shell.err()));
        // And what was converted may go as long as the folder is there.
        QVERIFY(QFile::remove(m_shell.file("whole/pictures.latentwalk-data")));
        QVERIFY2(m_shell.run("$CLI train pictures --out whole --resume") == 0, qPrintable(m_shell.err()));
        QCOMPARE(content("whole/pictures.latentwalk-data"), before);
    }

    void reportsPictures() {
        QFile broken(m_shell.file("pictures/broken.jpg"));
        QVERIFY(broken.open(QFile::WriteOnly) && broken.write("\xFF\xD8\xFF", 3) == 3);
        broken.close();
        QVERIFY2(m_shell.run("$CLI train --data-report pictures --size 16") == 0, qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("10 files, 9 usable pictures"), qPrintable(m_shell.out()));
        QVERIFY2(m_shell.out().contains("broken.jpg cannot be read as JPEG"), qPrintable(m_shell.out()));
        QVERIFY2(m_shell.out().contains("up to 16x16"), qPrintable(m_shell.out()));
        QVERIFY(broken.remove());
    }

    void takesPicturesFromFilms() {
        QVERIFY(QDir().mkpath(m_shell.file("films")));
        writeColours(m_shell.file("films/colours.mp4").toStdString());
        QVERIFY2(m_shell.run("$CLI train --data-report films --size 16 --film-every 0.5") == 0,
                 qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("Films: 1; pictures taken from them, one every 0.5 s: 10"),
                 qPrintable(m_shell.out()));
    }

    void estimates() {
        QVERIFY2(m_shell.run("$CLI train pictures --estimate " + kTiny) == 0, qPrintable(m_shell.err()));
        QVERIFY2(m_shell.out().contains("8x8, width 6: about") && m_shell.out().contains("128x128 at full width"),
                 qPrintable(m_shell.out()));
    }

    void whatMakesNoSenseIsSaid_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        QTest::newRow("no place") << "pictures" << 2 << "--out or --data-report";
        QTest::newRow("no images") << "pictures --out x --images lots" << 2 << "is not a number of images";
        QTest::newRow("no size") << "pictures --out x --size 24" << 2 << "--size";
        QTest::newRow("too often") << "pictures --out x --film-every 0" << 2 << "--film-every";
        QTest::newRow("no folder") << "nowhere --out x" << 1 << "nowhere cannot be read as a folder of pictures";
        QTest::newRow("nothing to begin with") << "pictures --out x --from pictures/00.png" << 1 << "pictures/00.png";
        QTest::newRow("nothing to resume") << "pictures --out x --resume" << 1 << "state.safetensors";
    }
    void whatMakesNoSenseIsSaid() {
        QFETCH(QString, line);
        QFETCH(QString, said);
        QTEST(m_shell.run("$CLI train " + line), "status");
        QVERIFY2(m_shell.err().contains(said), qPrintable(m_shell.err()));
    }
};

LATENTWALK_TEST(TestTrainCli, core)

}  // namespace test_train_cli

#include "test_train_cli.moc"
