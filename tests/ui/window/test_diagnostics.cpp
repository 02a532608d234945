// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLoggingCategory>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "core/log/log_file.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/window/diagnostics.h"
#include "ui/window/window_log.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_diagnostics {

// Help ▸ Copy diagnostics, and the window's log.
class TestDiagnostics : public QObject {
    Q_OBJECT

private:
    static Report small() { return {{{"Part", {{"fact", std::string("value")}}}}, {}}; }
    static QByteArray logged(const QTemporaryDir& folder) {
        QFile file(folder.filePath(QStringLiteral("latentwalk/latentwalk.log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void cleanup() {
        qInstallMessageHandler(nullptr);
        setLog(LogPlace::File, LogLevel::Off);
        setLog(LogPlace::Terminal, LogLevel::Off);
        qunsetenv("XDG_STATE_HOME");
    }

    void theDoctorsTextWithWhatTheWindowKnows() {
        QThread* where = nullptr;
        Diagnostics diagnostics(
            [&](const TellProgress&) {
                where = QThread::currentThread();
                return small();
            },
            nullptr);
        QSignalSpy collected(&diagnostics, &Diagnostics::collected);
        diagnostics.collect();
        diagnostics.collect();  // asked twice, told once
        QTRY_COMPARE(collected.count(), 1);
        const QString text = collected[0][0].toString();
        QVERIFY2(text.startsWith(QStringLiteral("Part\n  fact")), qPrintable(text));
        QVERIFY(text.contains(QString::fromLatin1(qVersion())) && text.contains(QStringLiteral("offscreen")));
        QVERIFY(text.endsWith(QStringLiteral("Nothing is wrong.\n")));
        QVERIFY2(where != QThread::currentThread(), "the window waits");
    }

    void closingDoesNotWaitForTheRest() {
        QSemaphore begun;
        bool told = false;
        {
            Diagnostics diagnostics(
                [&](const TellProgress& tell) -> Report {
                    begun.release();
                    try {
                        while (true) {
                            tell({});
                            QThread::msleep(1);
                        }
                    } catch (const Stopped&) {
                        told = true;
                        throw;
                    }
                },
                nullptr);
            diagnostics.collect();
            begun.acquire();
        }
        QVERIFY(told);
    }

    void whatTheDoctorThrowsIsASentence() {
        Diagnostics diagnostics([](const TellProgress&) -> Report { throw std::runtime_error("no doctor"); }, nullptr);
        QSignalSpy failed(&diagnostics, &Diagnostics::failed);
        diagnostics.collect();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("no doctor"));
    }

    void theMenuPutsItOnTheClipboard() {
        FakeWindow window;
        QVERIFY(window.start());
        QGuiApplication::clipboard()->clear();
        window->findChild<QAction*>(QStringLiteral("copyDiagnostics"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 60'000);
        const QString text = QGuiApplication::clipboard()->text();
        for (const char* part : {"Program\n", "Built-in model\n", "Test picture\n", "Libraries\n", "Window\n"}) {
            QVERIFY2(text.contains(QLatin1String(part)), part);
        }
    }

    void qtsMessagesAndOursAreLogged() {
        const QTemporaryDir folder;
        qputenv("XDG_STATE_HOME", folder.path().toUtf8());
        startWindowLog(LogLevel::Off);
        qWarning("something is odd");
        qDebug("details");
        FakeWindow window;
        QVERIFY(window.start());
        window.control();
        window.find<MessageBar>()->showError(QStringLiteral("a.pth is empty"));
        const QByteArray text = logged(folder);
        QVERIFY2(text.contains("warning: Qt (default): something is odd\n"), text);
        QVERIFY2(text.contains("error: a.pth is empty\n"), text);
        QVERIFY2(text.contains("info: opened fake"), text);
        QVERIFY2(!text.contains("details"), text);
    }
};

LATENTWALK_TEST(TestDiagnostics, window)

}  // namespace test_diagnostics

#include "test_diagnostics.moc"
