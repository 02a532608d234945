#include <sys/wait.h>
#include <unistd.h>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "core/file/file_error.h"
#include "core/output/exporter.h"
#include "core/output/recipe_reader.h"
#include "tests/support/reference.h"
#include "tests/support/sessions.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

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
        QVERIFY(exportSequence(generator, session, folder.filePath("out").toStdString()) == Outcome::Finished);
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

    void cancelledSequencesGoOn() {
        QTemporaryDir folder;
        QTemporaryDir undisturbed;
        test::WaveGenerator generator;
        const auto outcome = exportSequence(generator, sequenceSession(40), folder.path().toStdString(),
                                            [](std::int64_t done, std::int64_t) { return done < 16; });
        QVERIFY(outcome == Outcome::Cancelled);
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

QTEST_GUILESS_MAIN(TestFrameSequence)
#include "test_frame_sequence.moc"
