// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <string>
#include <thread>
#include <vector>

#include "core/log/log_file.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_log {

class TestLog : public QObject {
    Q_OBJECT

private:
    static QByteArray content(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static std::string filled(int number) { return std::string(90, 'x') + std::to_string(1000 + number); }

private slots:
    void cleanup() {
        setLog(LogPlace::Terminal, LogLevel::Off);
        setLog(LogPlace::File, LogLevel::Off);
    }

    void levelsHaveNames() {
        for (const LogLevel level :
             {LogLevel::Off, LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug}) {
            QVERIFY(logLevelOf(nameOf(level)) == level);
        }
        QVERIFY(!logLevelOf("loud"));
    }

    void eachPlaceTakesItsLevelAndGraver() {
        std::vector<std::string> terminal;
        std::vector<std::string> file;
        setLog(LogPlace::Terminal, LogLevel::Error, [&](std::string_view line) { terminal.emplace_back(line); });
        setLog(LogPlace::File, LogLevel::Info, [&](std::string_view line) { file.emplace_back(line); });
        log(LogLevel::Error, "a");
        log(LogLevel::Warning, "b");
        log(LogLevel::Info, "c");
        log(LogLevel::Debug, "d");
        QCOMPARE(terminal.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(terminal[0]).endsWith(QStringLiteral(" error: a")));
        QCOMPARE(file.size(), std::size_t{3});
        QVERIFY(QString::fromStdString(file[2]).endsWith(QStringLiteral(" info: c")));
    }

    void isOffAtFirst() {
        bool called = false;
        setLog(LogPlace::Terminal, LogLevel::Off, [&](std::string_view) { called = true; });
        log(LogLevel::Error, "a");
        QVERIFY(!called);
    }

    void aNameCannotForgeALine() {
        std::string line;
        setLog(LogPlace::File, LogLevel::Info, [&](std::string_view text) { line = text; });
        log(LogLevel::Info, "opened a\n2026-01-01 error: forged\x1b[2J");
        QVERIFY(line.find('\n') == std::string::npos && line.find('\x1b') == std::string::npos);
        log(LogLevel::Info, std::string(1'000'000, 'x'));
        QVERIFY(line.size() < 5000);
    }

    void theFileStaysBounded() {
        const QTemporaryDir folder;
        const LogFile file(folder.filePath(QStringLiteral("deep/state")).toStdString(), 1000);
        for (int i = 0; i < 100; ++i) {
            file.write(filled(i));
        }
        const QDir state(folder.filePath(QStringLiteral("deep/state")));
        QCOMPARE(state.entryList(QDir::Files, QDir::Name),
                 (QStringList{QStringLiteral("latentwalk.log"), QStringLiteral("latentwalk.log.1")}));
        const QByteArray now = content(state.filePath(QStringLiteral("latentwalk.log")));
        const QByteArray before = content(state.filePath(QStringLiteral("latentwalk.log.1")));
        QVERIFY(now.size() <= 1000 && before.size() <= 1000);
        // The newest lines are there, without a gap.
        QVERIFY(now.endsWith(filled(99).append("\n").c_str()));
        const QList<QByteArray> lines = (before + now).trimmed().split('\n');
        for (int i = 0; i < lines.size(); ++i) {
            QCOMPARE(lines[i].toStdString(), filled(100 - static_cast<int>(lines.size()) + i));
        }
    }

    void isForItsOwnerOnly() {
        const QTemporaryDir folder;
        const LogFile file(folder.path().toStdString());
        file.write("a");
        struct stat status {};
        QCOMPARE(::stat(file.path().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void doesNotFollowALinkNorHangInAPipe() {
        const QTemporaryDir folder;
        const LogFile file(folder.path().toStdString());
        const QString target = folder.filePath(QStringLiteral("target"));
        QVERIFY(QFile::link(target, QString::fromStdString(file.path().string())));
        file.write("a");
        QVERIFY(!QFile::exists(target));
        QVERIFY(QFile::remove(QString::fromStdString(file.path().string())));
        QCOMPARE(::mkfifo(file.path().c_str(), 0600), 0);
        file.write("a");
    }

    void writersAtOnceLoseNothing() {
        const QTemporaryDir folder;
        const LogFile file(folder.path().toStdString(), 1 << 20);
        setLog(LogPlace::File, LogLevel::Info, file.sink());
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 4; ++writer) {
            writers.emplace_back([] {
                for (int i = 0; i < 200; ++i) {
                    log(LogLevel::Info, "one line");
                }
            });
        }
        for (std::thread& writer : writers) {
            writer.join();
        }
        const QList<QByteArray> lines = content(QString::fromStdString(file.path().string())).trimmed().split('\n');
        QCOMPARE(lines.size(), 800);
        for (const QByteArray& line : lines) {
            QVERIFY(line.endsWith("info: one line"));
        }
    }
};

LATENTWALK_TEST(TestLog, core)

}  // namespace test_log

#include "test_log.moc"
