// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <thread>

#include "core/diagnosis/process_age.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_process_age {

class TestProcessAge : public QObject {
    Q_OBJECT

private slots:
    // Against what ps says, in whole seconds, and against a clock of its own.
    void countsFromTheStart() {
        QElapsedTimer timer;
        timer.start();
        const auto first = processAge();
        QVERIFY(first.has_value());
        QProcess ps;
        ps.start(QStringLiteral("ps"), {QStringLiteral("-o"), QStringLiteral("etimes="), QStringLiteral("-p"),
                                        QString::number(QCoreApplication::applicationPid())});
        QVERIFY(ps.waitForFinished());
        const qint64 seconds = ps.readAllStandardOutput().trimmed().toLongLong();
        const qint64 most = first->count() + timer.elapsed();
        QVERIFY2(seconds * 1000 <= most + 1000 && seconds * 1000 >= first->count() - 1000,
                 qPrintable(QStringLiteral("%1 s, %2 ms").arg(seconds).arg(first->count())));
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        QVERIFY((*processAge() - *first).count() >= 40);  // hundredths of a second are counted
        QVERIFY((*processAge() - *first).count() <= timer.elapsed() + 20);
    }
};

LATENTWALK_TEST(TestProcessAge, core)

}  // namespace test_process_age

#include "test_process_age.moc"
