// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTest>

#include "core/model/open_checkpoint.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/shell.h"

using namespace latentwalk;

namespace test_places_cli {

// Where latentwalk-cli writes to: which names it takes, and what it makes of their endings.
class TestPlacesCli : public QObject {
    Q_OBJECT

private:
    int run(const QString& line) { return m_shell->run(line); }
    QString file(const QString& name) const { return m_shell->file(name); }
    QStringList names() const {
        return QDir(m_shell->path()).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<test::Shell> m_shell;

private slots:
    void init() {
        m_shell = std::make_unique<test::Shell>("m.pth");
        QVERIFY(QFile::copy(test::dataPath("reference/tiny_legacy.pth"), file("m.pth")));
        QVERIFY(QDir(m_shell->path()).mkdir("d") && QFile::link("d", file("e")));
        Session session = test::seedSession({1, 2});
        session.model = referenceTo(openCheckpoint(file("m.pth").toStdString()));
        session.film.frames = 3;
        writeSession(file("s.latentwalk").toStdString(), session);
    }

    void namesThatDoNotGoTogetherAreRefused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* line, const char* named) { QTest::newRow(line) << line << named; };
        row("$CLI generate --model $MODEL --seeds 0 --out x --raw x", "x is to be written twice");
        row("$CLI generate --model $MODEL --seeds 0 --raw x.npy --save-latents ./d/../x.npy", "written twice");
        row("$CLI generate --model $MODEL --seeds 0 --raw x.npy --save-latents \"$PWD/x.npy\"", "written twice");
        row("$CLI generate --model $MODEL --seeds 0 --raw d/x.npy --save-latents e/x.npy", "written twice");
        row("ln -s x.npy l.npy; $CLI generate --model $MODEL --seeds 0 --raw x.npy --save-latents l.npy; r=$?; rm "
            "l.npy; exit $r",
            "written twice");
        row("$CLI generate --model $MODEL --seeds 0 --raw image_samples.png --out image_samples.png",
            "image_samples.png");
        row("$CLI walk --model $MODEL --seed 0 --out x --raw x", "written twice");
        row("$CLI render s.latentwalk --model $MODEL --out x.png --picture x.png", "written twice");
        row("$CLI render s.latentwalk --model $MODEL --video x.webp --picture x.webp", "written twice");
        row("$CLI directions --model $MODEL --out x --sheet x", "written twice");
        row("$CLI reproduce s.latentwalk --model $MODEL --out x --session x", "written twice");
        row("$CLI generate --model $MODEL --seeds 0-5 --images d --out d/seed_000003.png", "single pictures");
        row("$CLI walk --model $MODEL --seed 0 --frames-dir d --out e/frame_000008.png", "single pictures");
        row("$CLI render s.latentwalk --model $MODEL --frames-dir d --out d/frame_000002.png", "single pictures");
        row("$CLI walk --model $MODEL --seed 0 --frames-dir f --out f", "folder");
        row("$CLI generate --model $MODEL --seeds 0 --images f/x --out f", "folder");
        row("$CLI generate --model $MODEL --seeds 0 --force --out d/../m.pth", "m.pth");
        row("$CLI convert m.pth m.pth --force", "m.pth");
        row("$CLI render s.latentwalk --model $MODEL --force --out s.latentwalk", "s.latentwalk");
    }
    void namesThatDoNotGoTogetherAreRefused() {
        QFETCH(QString, line);
        QFETCH(QString, named);
        const QStringList before = names();
        const QByteArray model = test::readAll(file("m.pth"));
        QCOMPARE(run(line), 1);
        QVERIFY2(m_shell->err().contains(named) && m_shell->err().count('\n') == 1, qPrintable(m_shell->err()));
        QCOMPARE(names(), before);
        QCOMPARE(test::readAll(file("m.pth")), model);
        QVERIFY(QDir(file("d")).isEmpty());
    }

    void namesThatGoTogetherAreTaken_data() {
        QTest::addColumn<QString>("line");
        const auto row = [](const char* line) { QTest::newRow(line) << line; };
        row("$CLI generate --model $MODEL --seeds 0 --out x.png --raw X.png.npy --save-latents d/x.npy");
        row("$CLI generate --model $MODEL --seeds 0-3 --images f --out f/seed_000004.png --raw f/r.npy");
        row("$CLI walk --model $MODEL --seed 0 --frames-dir d --out d/grid.png");
        row("$CLI render s.latentwalk --model $MODEL --frames-dir f --out f/grid.png");
        row("$CLI convert m.pth m.safetensors && $CLI convert m.safetensors n.SAFETENSORS --dtype float32");
        row("cp m.pth alpha0.35 && $CLI generate --model alpha0.35 --seeds 0 --out grid0.35 --raw r.f32");
        row("$CLI generate --model $MODEL --seeds 0 --out ./-");
    }
    void namesThatGoTogetherAreTaken() {
        QFETCH(QString, line);
        QVERIFY2(run(line) == 0, qPrintable(m_shell->err()));
        QVERIFY2(m_shell->err().isEmpty(), qPrintable(m_shell->err()));
    }

    // It is by renaming that files appear complete or not at all; a device would be gone.
    void streamsAndDevicesAreNoFiles_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/null", "pipe"}) {
            QTest::newRow(name) << name;
        }
    }
    void streamsAndDevicesAreNoFiles() {
        QFETCH(QString, name);
        QCOMPARE(run("mkfifo pipe"), 0);
        const QStringList before = names();
        const bool isDash = name == "-";
        const QStringList commands = isDash
                                         ? QStringList{"generate --seeds 0 --out",
                                                       "generate --seeds 0 --raw",
                                                       "generate --seeds 0 --images",
                                                       "walk --seed 0 --save-latents",
                                                       "directions --sheet",
                                                       "directions --out",
                                                       "reproduce s.latentwalk --session",
                                                       "bench --save"}
                                         : QStringList{"generate --seeds 0 --out", "generate --force --seeds 0 --raw"};
        for (const QString& command : commands) {
            QCOMPARE(run(QString("$CLI %1 %2 --model m.pth > d/printed").arg(command, name)), 1);
            QVERIFY2(m_shell->err().contains(name + (isDash ? " would be standard output" : " cannot be written")) &&
                         !m_shell->err().contains("--force"),
                     qPrintable(m_shell->err()));
        }
        QCOMPARE(names(), before);
        QVERIFY(run("test -p pipe -a -c /dev/null") == 0);
    }

    void endingsDecideTheFormat_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begins");
        for (const char* ending : {".png", ".PNG", ""}) {
            QTest::newRow(*ending == 0 ? "none" : ending) << ending << QByteArray("\x89PNG");
        }
        for (const char* ending : {".jpg", ".JPG", ".jpeg", ".jpe", ".jfif"}) {
            QTest::newRow(ending) << ending << QByteArray("\xFF\xD8\xFF");
        }
        for (const char* ending : {".webp", ".WebP"}) {
            QTest::newRow(ending) << ending << QByteArray("RIFF");
        }
    }
    void endingsDecideTheFormat() {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begins);
        QStringList commands{"generate --seeds 0-9 --columns 3 --out"};
        if (ending == ".jpg" || ending == ".webp") {
            commands += {"walk --seed 1 --out", "directions --count 2 --sheet", "growth --out"};
        }
        for (const QString& command : commands) {
            const QString line = QString("rm -f x%1; $CLI %2 x%1 --model m.pth").arg(ending, command);
            QVERIFY2(run(line) == 0, qPrintable(m_shell->err()));
            QVERIFY2(test::readAll(file("x" + ending)).startsWith(begins), qPrintable(line));
            QVERIFY(!readRecipe(file("x" + ending).toStdString()).session.model.sha256.empty());
        }
    }

    void whatAFileCannotBecomeIsRefused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* command, const char* ending, const char* said) {
            QTest::addRow("%s %s", command, ending)
                << QString("$CLI %1 x.%2 --model m.pth").arg(command, ending) << QString("x.%1 %2").arg(ending, said);
        };
        for (const char* ending : {"gif", "GIF", "tiff", "avif", "mp4", "npy", "txt"}) {
            row("generate --seeds 0 --out", ending, "needs the ending of a picture: .png, .jpg, .webp");
        }
        for (const char* command : {"walk --seed 0 --out", "directions --sheet", "growth --out",
                                    "render s.latentwalk --out", "render s.latentwalk --picture"}) {
            row(command, "gif", "needs the ending of a picture: .png, .jpg, .webp");
        }
        for (const char* ending : {"png", "jpg", "npz", "pth"}) {
            row("generate --seeds 0 --raw", ending, "would be a .npy file");
        }
        row("walk --seed 0 --save-latents", "png", "would be a .npy file");
        row("directions --out", "png", "would be a .npy file");
        row("bench --save", "pth", "would be a safetensors file");
        for (const char* ending : {"pth", "npy", "bin"}) {
            QTest::addRow("convert %s", ending)
                << QString("$CLI convert m.pth x.%1").arg(ending) << QString("x.%1 would be a safetensors").arg(ending);
        }
        QTest::newRow("session") << "$CLI reproduce s.latentwalk --session x.png"
                                 << "x.png would be a session";
    }
    void whatAFileCannotBecomeIsRefused() {
        QFETCH(QString, line);
        QFETCH(QString, name);
        const QStringList before = names();
        QCOMPARE(run(line), 1);
        QVERIFY2(m_shell->err().contains(name) && m_shell->err().count('\n') == 1, qPrintable(m_shell->err()));
        QCOMPARE(names(), before);
    }
};

LATENTWALK_TEST(TestPlacesCli, core)

}  // namespace test_places_cli

#include "test_places_cli.moc"
