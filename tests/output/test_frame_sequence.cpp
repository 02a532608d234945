// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/wait.h>
#include <unistd.h>
#include <QImage>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>

#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/stopping.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace test_frame_sequence {

namespace {

Session sequenceSession(std::int64_t frames) {
    Session session = test::seedSession({1, 2, 3});
    session.easing = Easing::Smooth;
    session.film.frames = frames;
    return session;
}

QMap<QString, QByteArray> contentOf(const QString& folder) {
    QMap<QString, QByteArray> content;
    for (const QString& name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        content[name] = test::readAll(folder + "/" + name);
    }
    return content;
}

}  // namespace

class TestFrameSequence : public QObject {
    Q_OBJECT

private slots:
    void framesCarryTheirPlaceAndAreMadeAgain() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        Session session = sequenceSession(11);
        session.film.enlarge = 2;
        exportSequence(generator, session, folder.filePath("out").toStdString());
        const QDir out(folder.filePath("out"));
        QCOMPARE(out.entryList(QDir::Files | QDir::Hidden).size(), 12);
        const std::string third = out.filePath("frame_000003.png").toStdString();
        const Recipe recipe = readRecipe(third);
        QCOMPARE(recipe.frame, 2);
        QCOMPARE(recipe.frames, 11);
        QCOMPARE(recipe.session.position, 0.2);
        QVERIFY(recipe.latent.components == SessionWalk(session).latentAt(0.2));
        QCOMPARE(renderPicture(generator, recipe).width, 64);
        const QJsonObject manifest = test::readJson(out.filePath("frame.json"));
        QCOMPARE(manifest["frames"].toArray().size(), 11);
        QCOMPARE(manifest["frames"].toArray()[2].toObject()["position"].toDouble(), 0.2);
        QCOMPARE(manifest["frames"].toArray()[2].toObject()["file"].toString(), "frame_000003.png");
        const QByteArray latent =
            QByteArray::fromBase64(manifest["frames"].toArray()[2].toObject()["latent"].toString().toLatin1());
        QCOMPARE(std::memcmp(latent.constData(), recipe.latent.components.data(), 24 * 4), 0);
    }

    void onlyWhatIsMissingOrDamagedIsMadeAgain() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        const std::string path = folder.path().toStdString();
        exportSequence(generator, sequenceSession(20), path);
        const auto whole = contentOf(folder.path());
        QCOMPARE(generator.made.load(), 20);
        exportSequence(generator, sequenceSession(20), path);
        QCOMPARE(generator.made.load(), 20);
        QVERIFY(QFile::remove(folder.filePath("frame_000004.png")));
        QVERIFY(QFile::resize(folder.filePath("frame_000007.png"), 300));
        QFile flipped(folder.filePath("frame_000009.png"));
        QVERIFY(flipped.open(QIODevice::ReadWrite));
        flipped.seek(flipped.size() - 30);
        flipped.write("x");
        flipped.close();
        QFile part(folder.filePath(".frame_000004.png.latentwalk-0.part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.close();
        exportSequence(generator, sequenceSession(20), path);
        QCOMPARE(generator.made.load(), 23);
        QVERIFY(contentOf(folder.path()) == whole);
    }

    void anotherWalkIsRefusedAndNothingTouched() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        const std::string path = folder.path().toStdString();
        exportSequence(generator, sequenceSession(5), path);
        const auto before = contentOf(folder.path());
        Session other = sequenceSession(5);
        other.anchors[1].seed = 9;
        QVERIFY_EXCEPTION_THROWN(exportSequence(generator, other, path), FileError);
        QVERIFY_EXCEPTION_THROWN(exportSequence(generator, sequenceSession(6), path), FileError);
        QVERIFY(QFile::remove(folder.filePath("frame.json")));
        QVERIFY_EXCEPTION_THROWN(exportSequence(generator, other, path), FileError);
        QCOMPARE(contentOf(folder.path()).size(), before.size() - 1);
        QCOMPARE(generator.made.load(), 5);
    }

    void settingsThatDoNotShowDoNotStopASequence() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        const std::string path = folder.path().toStdString();
        exportSequence(generator, sequenceSession(12), path);
        const auto whole = contentOf(folder.path());
        // Begun by a former version of the program.
        QByteArray manifest = whole["frame.json"];
        const auto at = manifest.indexOf("\"program\":\"latentwalk ") + 22;
        manifest.replace(at, manifest.indexOf('"', at) - at, "0.0.1");
        QFile former(folder.filePath("frame.json"));
        QVERIFY(former.open(QIODevice::WriteOnly));
        former.write(manifest);
        former.close();
        for (int i = 1; i <= 12; ++i) {
            QVERIFY(QFile::remove(folder.filePath(QString("frame_%1.png").arg(i, 6, 10, QChar('0')))));
        }
        Session same = sequenceSession(12);
        same.grid.columns = 3;
        same.film.rateNumerator = 60;
        same.film.quality = 10;
        same.film.loops = 2;
        same.anchors[0].name = "A";
        same.view = "{\"zoom\":2}";
        exportSequence(generator, same, path);
        QCOMPARE(generator.made.load(), 24);
        // All of a folder's frames carry the recipe that it was begun with, so that the next run knows them all again.
        QCOMPARE(test::readAll(folder.filePath("frame.json")), manifest);
        const Recipe recipe = readRecipe(folder.filePath("frame_000007.png").toStdString());
        QCOMPARE(recipe.program, std::string("latentwalk 0.0.1"));
        QCOMPARE(recipe.session.film.rateNumerator, 30);
        exportSequence(generator, same, path);
        exportSequence(generator, sequenceSession(12), path);
        QCOMPARE(generator.made.load(), 24);
        const Picture picture = renderPicture(generator, recipe);
        const QImage image(folder.filePath("frame_000007.png"));
        QCOMPARE(image.size(), QSize(32, 32));
        for (int y = 0; y < 32; ++y) {
            QVERIFY(std::equal(picture.rgb.begin() + y * 96, picture.rgb.begin() + (y + 1) * 96,
                               image.convertToFormat(QImage::Format_RGB888).constScanLine(y)));
        }
    }

    void framesOfSomebodyElseAreLeftAlone_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("the first") << "frame_000001.png" << QByteArray("mine");
        QTest::newRow("a later one") << "frame_000003.png" << QByteArray("mine");
        QTest::newRow("one beyond the last") << "frame_1234567.png" << QByteArray("mine");
        QTest::newRow("another manifest") << "frame.json" << QByteArray("{\"mine\": true}");
        QTest::newRow("a damaged manifest")
            << "frame.json"
            << QByteArray("{\"format\":\"latentwalk-frames\",\"version\":1,\"recipe\":{},\n\"frames\":[");
    }
    void framesOfSomebodyElseAreLeftAlone() {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        test::WaveGenerator generator;
        QString said;
        try {
            exportSequence(generator, sequenceSession(5), folder.path().toStdString());
        } catch (const FileError& error) {
            said = error.what();
        }
        QVERIFY2(said.startsWith(folder.path()) && said.contains(name), qPrintable(said));
        QCOMPARE(generator.made.load(), 0);
        QCOMPARE(contentOf(folder.path()), (QMap<QString, QByteArray>{{name, content}}));
    }

    void whatOnlyLooksLikeFramesIsNoneOfOurs() {
        QTemporaryDir folder;
        for (const char* name : {"frame_00001.png", "frame_00000a.png", "frames_000001.png", "frame_000001.jpg"}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        test::WaveGenerator generator;
        exportSequence(generator, sequenceSession(3), folder.path().toStdString());
        QCOMPARE(contentOf(folder.path()).size(), 8);
    }

    // Looking through finished frames can be stopped and is told of, and so is the writing of the manifest.
    void progressAndCancelWorkWhileLittleIsMissing() {
        constexpr int kCount = 1100;  // more than one stretch
        QTemporaryDir folder;
        test::WaveGenerator generator;
        const std::string path = folder.path().toStdString();
        exportSequence(generator, sequenceSession(kCount), path);
        QCOMPARE(generator.made.load(), kCount);
        std::vector<std::int64_t> told;
        const auto run = [&](std::int64_t stop) {
            told.clear();
            exportSequence(generator, sequenceSession(kCount), path, [&](const Progress& progress) {
                told.push_back(progress.done);
                if (progress.all != kCount || progress.done >= stop) {
                    throw Stopped();
                }
            });
        };
        run(kCount + 1);
        QCOMPARE(generator.made.load(), kCount);
        QCOMPARE(told.back(), kCount);
        for (std::size_t i = 1; i < told.size(); ++i) {
            QVERIFY(told[i] >= told[i - 1] && told[i] <= told[i - 1] + 16);
        }
        QVERIFY(std::count(told.begin(), told.end(), 0) > 1);
        for (const std::int64_t stop : {0, 200, 1024, 1090}) {
            QVERIFY_EXCEPTION_THROWN(run(stop), Stopped);
            QVERIFY(told.back() >= stop && told.back() < stop + 16);
        }
        for (const char* gone : {"000100", "000101", "000900", "001030"}) {
            QVERIFY(QFile::remove(folder.filePath(QString("frame_%1.png").arg(gone))));
        }
        run(kCount + 1);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), kCount);
        QCOMPARE(generator.made.load(), kCount + 4);
        QCOMPARE(contentOf(folder.path()).size(), kCount + 1);
    }

    void aNameThatJsonEscapesMakesAManifestThatCanBeRead_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("quote and backslash") << "a \"b\" \\c";
        QTest::newRow("not ASCII") << QString::fromUtf8("Gesichter 脸");
        QTest::newRow("control character") << "tab\there";
    }
    void aNameThatJsonEscapesMakesAManifestThatCanBeRead() {
        QFETCH(QString, name);
        QTemporaryDir folder;
        test::WaveGenerator generator;
        for (int run = 0; run < 2; ++run) {
            exportSequence(generator, sequenceSession(3), folder.path().toStdString(), {}, name.toStdString());
            const QJsonObject manifest = test::readJson(folder.filePath(name + ".json"));
            QCOMPARE(manifest["frames"].toArray().size(), 3);
            QCOMPARE(manifest["frames"].toArray()[1].toObject()["file"].toString(), name + "_000002.png");
            QVERIFY(QFile::exists(folder.filePath(name + "_000002.png")));
        }
        QCOMPARE(generator.made.load(), 3);
    }

    void cancelledSequencesGoOn() {
        QTemporaryDir folder;
        QTemporaryDir undisturbed;
        test::WaveGenerator generator;
        QVERIFY_EXCEPTION_THROWN(
            exportSequence(generator, sequenceSession(40), folder.path().toStdString(), test::stoppingAt(16)), Stopped);
        exportSequence(generator, sequenceSession(40), folder.path().toStdString());
        exportSequence(generator, sequenceSession(40), undisturbed.path().toStdString());
        QVERIFY(contentOf(folder.path()) == contentOf(undisturbed.path()));
    }

    void killedAtAnyMomentNothingIsDamagedAndTheNextRunCompletes() {
        QTemporaryDir undisturbed;
        test::WaveGenerator generator;
        const Session session = sequenceSession(60);
        exportSequence(generator, session, undisturbed.path().toStdString());
        const auto whole = contentOf(undisturbed.path());
        const int kills = qEnvironmentVariableIntValue("LATENTWALK_KILLS") > 0
                              ? qEnvironmentVariableIntValue("LATENTWALK_KILLS")
                              : 10;
        QTemporaryDir folder;
        int unfinished = 0;
        for (int i = 0; i < kills; ++i) {
            if (i % 5 == 0) {  // begin anew now and then, so that every part of the work is hit
                QDir(folder.path()).removeRecursively();
            }
            const pid_t child = fork();
            if (child == 0) {
                test::WaveGenerator own;
                exportSequence(own, session, folder.path().toStdString());
                _exit(0);
            }
            QTest::qSleep(static_cast<int>(QRandomGenerator::global()->bounded(1, 60)));
            ::kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            unfinished += WIFSIGNALED(status) ? 1 : 0;
            const auto content = contentOf(folder.path());
            for (auto file = content.begin(); file != content.end(); ++file) {
                if (!file.key().startsWith('.')) {
                    QVERIFY2(file.value() == whole[file.key()], qPrintable(file.key()));
                }
            }
        }
        exportSequence(generator, session, folder.path().toStdString());
        QVERIFY(contentOf(folder.path()) == whole);
        QVERIFY2(unfinished > 0, "every child was done before it was killed");
    }
};

LATENTWALK_TEST(TestFrameSequence, core)

}  // namespace test_frame_sequence

#include "test_frame_sequence.moc"
