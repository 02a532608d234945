// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <cstdio>

#include "app/window/end_signals.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_end_signals {

// What is done before a signal ends the program. Each test ends another program, which is this one again.
class TestEndSignals : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString kept() const { return m_folder.filePath("kept"); }

    // Has said that it waits.
    void start(QProcess& other, const QString& how) {
        QFile::remove(kept());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LATENTWALK_KEPT", kept());
        environment.insert("LATENTWALK_HOW", how);
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), {"test_end_signals", "other"});
        QVERIFY(says(other, "waits"));
    }
    static bool says(QProcess& other, const char* word) {
        QByteArray said;
        return QTest::qWaitFor(
            [&] {
                said += other.readAllStandardOutput();
                return said.contains(word);
            },
            30'000);
    }
    static void tell(const QProcess& other, int signal) { ::kill(static_cast<pid_t>(other.processId()), signal); }

private slots:
    // The program that is ended; not a test of its own.
    void other() {
        const QString kept = qEnvironmentVariable("LATENTWALK_KEPT"), how = qEnvironmentVariable("LATENTWALK_HOW");
        if (kept.isEmpty()) {
            return;
        }
        if (how == "ignoring") {
            ::signal(SIGHUP, SIG_IGN);
        }
        const EndSignals ends([&] {
            QFile file(kept);
            if (file.open(QFile::WriteOnly)) {
                file.write("all of it");
                file.close();
            }
            if (how == "slow") {
                std::printf("keeps\n");
                std::fflush(stdout);
                QTest::qSleep(60'000);
            }
        });
        std::printf("waits\n");
        std::fflush(stdout);
        QTest::qWait(60'000);
    }

    void allIsKeptAndItEndsAsItWouldHave_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("terminated") << SIGTERM;
        QTest::newRow("interrupted") << SIGINT;
        QTest::newRow("its terminal is closed") << SIGHUP;
    }
    void allIsKeptAndItEndsAsItWouldHave() {
        QFETCH(int, signal);
        QProcess process;
        start(process, "quick");
        QVERIFY(!QFile::exists(kept()));
        tell(process, signal);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), signal);
        QFile file(kept());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("all of it"));
    }

    // nohup(1)
    void whatIsIgnoredStaysIgnored() {
        QProcess process;
        start(process, "ignoring");
        tell(process, SIGHUP);
        QTest::qWait(200);
        QVERIFY(process.state() == QProcess::Running && !QFile::exists(kept()));
        tell(process, SIGTERM);
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY(QFile::exists(kept()));
    }

    // Nobody has to wait.
    void theSecondOneEndsItAtOnce() {
        QProcess process;
        start(process, "slow");
        tell(process, SIGTERM);
        QVERIFY(says(process, "keeps"));
        tell(process, SIGTERM);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), SIGTERM);
    }
};

LATENTWALK_TEST(TestEndSignals, core)

}  // namespace test_end_signals

#include "test_end_signals.moc"
