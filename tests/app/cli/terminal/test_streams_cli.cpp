// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTest>

#include "core/model/open_checkpoint.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/shell.h"

using namespace latentwalk;

namespace test_streams_cli {

namespace {

constexpr int kShell = 128;  // and a signal's number is what a shell reports of what that ended

}  // namespace

// What latentwalk-cli does when pipes are closed, disks are full and signals come, as a shell sees it.
class TestStreamsCli : public QObject {
    Q_OBJECT

private:
    int run(const QString& line) { return m_shell->run(line); }
    QString file(const QString& name) const { return m_shell->file(name); }
    QStringList unfinished() const { return QDir(m_shell->path()).entryList({".*.part"}, QDir::Files | QDir::Hidden); }

    std::unique_ptr<test::Shell> m_shell;

private slots:
    void init() {
        m_shell = std::make_unique<test::Shell>();
        Session session = test::seedSession({1, 2});
        session.model = referenceTo(openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString()));
        session.film.frames = 3;
        writeSession(file("s.latentwalk").toStdString(), session);
    }

    void whoDoesNotListenGetsHisFiles_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"| true", "2>&1 | true", ">&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
            QTest::newRow(ending) << ending;
        }
    }
    void whoDoesNotListenGetsHisFiles() {
        QFETCH(QString, ending);
        QVERIFY2(
            run("set -o pipefail; $CLI render s.latentwalk --model $MODEL --video a.mp4 --frames-dir fr --out g.png "
                "--picture p.png " +
                ending) == 0,
            qPrintable(m_shell->err()));
        for (const char* name : {"a.mp4", "fr/frame_000003.png", "g.png", "p.png"}) {
            QVERIFY2(QFileInfo(file(name)).size() > 0, name);
        }
        QVERIFY(test::readAll(file("p.png")).startsWith("\x89PNG"));  // no sentence went into it
    }

    void whatCannotBePrintedIsAFailure_data() {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"info $MODEL", "doctor --json",
              "bench --model $MODEL --seconds 0.1 "
              "--scale 0 --batches 1",
              "--help", "generate --help", "--version", "generate --model $MODEL --seeds 0 --raw r.npy"}) {
            QTest::newRow(command) << command;
        }
    }
    void whatCannotBePrintedIsAFailure() {
        QFETCH(QString, command);
        QCOMPARE(run("$CLI " + command + " > /dev/full"), 1);
        QCOMPARE(m_shell->err().trimmed(),
                 "latentwalk-cli: standard output cannot be written: No space left on device");
        if (command.contains("r.npy")) {
            QVERIFY(QFile::exists(file("r.npy")));
            QVERIFY2(run("$CLI " + command + " --quiet --force > /dev/full") == 0, qPrintable(m_shell->err()));
        } else if (command.endsWith("--version")) {
            QVERIFY2(run("set -o pipefail; $CLI " + command + " | true") == 0, qPrintable(m_shell->err()));
            QCOMPARE(run("$CLI " + command + " >&-"), 1);
        }
    }

    void filesThatMayNotGrowAreSentences_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* command, const char* name) { QTest::newRow(name) << command << name; };
        row("generate --model $MODEL --seeds 0-199 --raw", "b.npy");
        row("generate --model $MODEL --seeds 0-199 --save-latents", "l.npy");
        row("generate --model $MODEL --seeds 0-199 --out", "g.png");
        row("generate --model $MODEL --seeds 0-199 --out", "g.jpg");
        row("walk --model $MODEL --seed 0 --frames 50 --out", "g.webp");
        row("render s.latentwalk --model $MODEL --frames 50 --video", "v.mp4");
        row("render s.latentwalk --model $MODEL --frames 50 --video", "v.webm");
        row("render s.latentwalk --model $MODEL --frames 50 --video", "v.gif");
        row("render s.latentwalk --model $MODEL --frames 50 --video", "v.apng");
        row("render s.latentwalk --model $MODEL --frames 50 --video", "v.webp");
        row("render s.latentwalk --model $MODEL --frames 50 --frames-dir", "frames");
        row("convert $MODEL", "m.safetensors");
    }
    void filesThatMayNotGrowAreSentences() {
        QFETCH(QString, command);
        QFETCH(QString, name);
        QCOMPARE(run(QString("ulimit -f 1; $CLI %1 %2 --quiet").arg(command, name)), 1);
        // A model's raw generator has a file of its own.
        QVERIFY2(m_shell->err().contains(name.section('.', 0, 0)) && m_shell->err().contains("File too large") &&
                     m_shell->err().count('\n') == 1,
                 qPrintable(m_shell->err()));
        QCOMPARE(unfinished(), QStringList());
        QVERIFY(!QFileInfo(file(name)).isFile());
    }

    void signalsLeaveNothingHalfWritten_data() {
        QTest::addColumn<QString>("signal");
        QTest::addColumn<int>("number");
        QTest::newRow("INT") << "INT" << 2;
        QTest::newRow("HUP") << "HUP" << 1;
        QTest::newRow("TERM") << "TERM" << 15;
        QTest::newRow("TERM, twice at once") << "TERM $p; kill -TERM" << 15;
        QTest::newRow("the terminal goes") << "HUP $p; kill -HUP" << 1;
    }
    void signalsLeaveNothingHalfWritten() {
        QFETCH(QString, signal);
        QFETCH(int, number);
        QCOMPARE(run(QString("ulimit -c 0; $CLI generate --model $MODEL --seeds 0-9999999 --raw b.npy & p=$!\n"
                             "for i in $(seq 100); do sleep 0.1; ls -A | grep -q part && break; done\n"
                             "kill -%1 $p; wait $p")
                         .arg(signal)),
                 kShell + number);
        QVERIFY2(m_shell->err().contains("latentwalk-cli: interrupted; nothing was left half-written"),
                 qPrintable(m_shell->err()));
        QCOMPARE(unfinished(), QStringList());
        QVERIFY(!QFile::exists(file("b.npy")));
    }

    void nohupIsObeyed() {
        QVERIFY2(run("trap '' HUP; $CLI generate --model $MODEL --seeds 0-30000 --save-latents b.npy & p=$!\n"
                     "for i in $(seq 100); do sleep 0.05; ls -A | grep -q npy && break; done\n"
                     "kill -HUP $p; wait $p") == 0,
                 qPrintable(m_shell->err()));
        QVERIFY(QFile::exists(file("b.npy")));
    }

    void terminalsNeedNoEscapeCodes_data() {
        QTest::addColumn<QString>("terminal");
        QTest::newRow("dumb") << "TERM=dumb";
        QTest::newRow("none") << "-u TERM";
        QTest::newRow("xterm") << "TERM=xterm";
    }
    void terminalsNeedNoEscapeCodes() {
        QFETCH(QString, terminal);
        if (run("type script") != 0) {
            QSKIP("script(1) is not here");
        }
        QCOMPARE(run("env " + terminal +
                     " script -qec '$CLI generate --model $MODEL --seeds 0-700 --raw b.npy' /dev/null < /dev/null"),
                 0);
        QVERIFY2(m_shell->out().contains("] ") && m_shell->out().contains("per second"), qPrintable(m_shell->out()));
        QVERIFY(!m_shell->out().contains('\x1b'));
    }

    void aLogLevelOfTheEnvironmentStopsNothing_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("said");
        QTest::newRow("upper case") << "DEBUG"
                                    << "info: opened";
        QTest::newRow("as it is") << "info"
                                  << "info: opened";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("unknown") << "loud"
                                 << "latentwalk-cli: LATENTWALK_LOG is off, error, warning, info or debug, not 'loud'";
    }
    void aLogLevelOfTheEnvironmentStopsNothing() {
        QFETCH(QString, value);
        QFETCH(QString, said);
        QCOMPARE(run("LATENTWALK_LOG=" + value + " $CLI generate --model $MODEL --seeds 0 --raw r.npy"), 0);
        QVERIFY2(said.isEmpty() ? m_shell->err().isEmpty() : m_shell->err().contains(said), qPrintable(m_shell->err()));
    }

    void aLogLevelThatIsTypedIsMeant() {
        QCOMPARE(run("LATENTWALK_LOG=loud $CLI info none.pth --log Error"), 1);
        QVERIFY2(!m_shell->err().contains("LATENTWALK_LOG"), qPrintable(m_shell->err()));
        QCOMPARE(run("$CLI info $MODEL --log loud"), 2);
        QVERIFY2(m_shell->err().contains("--log"), qPrintable(m_shell->err()));
    }

    void whatWasMistypedIsNamed_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* arguments, const char* said) { QTest::newRow(arguments) << arguments << said; };
        row("generat --seed 0", "'generat' is not a command; did you mean 'generate'?");
        row("genrate --help", "'genrate' is not a command; did you mean 'generate'?");
        row("--log debug Walk --seed 1", "'Walk' is not a command; did you mean 'walk'?");
        row("paint", "'paint' is not a command; there are generate, walk");
        row("generate --sed 0", "generate has no option '--sed'; did you mean '--seed'?");
        row("generate --sede=0", "generate has no option '--sede'; did you mean '--seed");
        row("generate --alpha 7 --outt x.png", "'--outt'; did you mean '--out'?");
        row("generate -seeds 0", "generate");
        row("generate \u2014seeds 0", "--seeds");
        row("generate --seeds 0 --fps 30", "generate has no option '--fps'; it belongs to render");
        row("--seeds 0 generate", "'--seeds'");
        row("--seeds 0", "it belongs to generate");
        row("--verson", "did you mean '--version'?");
        row("generate --model --seeds 0", "--model needs a value, and '--seeds' stands in its place");
        row("generate --seeds 0 --out", "--out");
        row("info a b", "'b' was not expected");
        row("generate --seeds 0 walk", "'walk' was not expected");
        row("render --vidoe x.mp4", "did you mean '--video'?");
        row("reproduce --outs x.png", "did you mean '--out'?");
        row("convert a b --dtypes float32", "did you mean '--dtype'?");
        row("doctor --jsn", "did you mean '--json'?");
        row("bench --batch 8", "did you mean '--batches'?");
        row("growth --sede 1", "did you mean '--seed'?");
        row("directions --sheets x", "did you mean '--sheet'?");
        row("walk --from 1", "--to");  // nothing is mistyped
    }
    void whatWasMistypedIsNamed() {
        QFETCH(QString, arguments);
        QFETCH(QString, said);
        QCOMPARE(run("$CLI " + arguments), 2);
        QVERIFY2(m_shell->err().contains(said), qPrintable(m_shell->err()));
        QVERIFY(m_shell->out().isEmpty());
    }

    void helpIsGivenAllTheSame() {
        for (const char* arguments : {"--help", "generate --help", "generate --sed 0 --help", "--version"}) {
            QVERIFY2(run(QString("$CLI ") + arguments) == 0, qPrintable(m_shell->err()));
            QVERIFY(!m_shell->out().isEmpty());
        }
    }
};

LATENTWALK_TEST(TestStreamsCli, core)

}  // namespace test_streams_cli

#include "test_streams_cli.moc"
