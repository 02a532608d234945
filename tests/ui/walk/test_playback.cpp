// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "ui/walk/playback.h"

using namespace latentwalk;

namespace test_playback {

class TestPlayback : public QObject {
    Q_OBJECT

private slots:
    void positionIsAFunctionOfTime_data() {
        QTest::addColumn<PlayMode>("mode");
        QTest::addColumn<double>("start");
        QTest::addColumn<int>("direction");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("position");
        QTest::addColumn<int>("directionThen");
        const auto fro = PlayMode::PingPong;
        const auto loop = PlayMode::Loop;
        // One pass takes 4 s.
        QTest::newRow("not yet begun") << fro << 0.25 << 1 << 0.0 << 0.25 << 1;
        QTest::newRow("a quarter") << fro << 0.0 << 1 << 1.0 << 0.25 << 1;
        QTest::newRow("at the end it turns") << fro << 0.0 << 1 << 4.0 << 1.0 << -1;
        QTest::newRow("on the way back") << fro << 0.0 << 1 << 5.0 << 0.75 << -1;
        QTest::newRow("there again") << fro << 0.0 << 1 << 9.0 << 0.25 << 1;
        QTest::newRow("begun backwards") << fro << 0.5 << -1 << 1.0 << 0.25 << -1;
        QTest::newRow("backwards, past the start") << fro << 0.5 << -1 << 3.0 << 0.25 << 1;
        QTest::newRow("from the end") << fro << 1.0 << 1 << 1.0 << 0.75 << -1;
        QTest::newRow("an hour later") << fro << 0.0 << 1 << 3601.0 << 0.25 << 1;
        QTest::newRow("loop") << loop << 0.5 << 1 << 1.0 << 0.75 << 1;
        QTest::newRow("loop, past the end") << loop << 0.5 << 1 << 3.0 << 0.25 << 1;
        QTest::newRow("loop from the end") << loop << 1.0 << 1 << 1.0 << 0.25 << 1;
    }
    void positionIsAFunctionOfTime() {
        QFETCH(PlayMode, mode);
        QFETCH(double, start);
        QFETCH(int, direction);
        QFETCH(double, seconds);
        QFETCH(double, position);
        QFETCH(int, directionThen);
        const PlayPoint point = playPoint({start, direction}, seconds, 4, mode);
        QVERIFY2(std::abs(point.position - position) < 1e-9, qPrintable(QString::number(point.position)));
        QCOMPARE(point.direction, directionThen);
    }

    void playsInRealTimeHoweverSlowTheListener() {
        Playback playback;
        playback.setPassSeconds(2);
        QElapsedTimer clock;
        double worst = 0;
        int told = 0;
        connect(&playback, &Playback::positionReached, this, [&](double position) {
            const double expected = static_cast<double>(clock.nsecsElapsed()) / 1e9 / 2;
            worst = std::max(worst, std::abs(position - expected));
            ++told;
            QTest::qSleep(120);  // a slow picture
        });
        clock.start();
        playback.play(0);
        QTRY_VERIFY_WITH_TIMEOUT(told >= 6, 5000);
        playback.pause();
        QVERIFY2(worst < 0.2, qPrintable(QString::number(worst)));
    }

    void pauseStopsAndTellsOnce() {
        Playback playback;
        QSignalSpy started(&playback, &Playback::started);
        QSignalSpy paused(&playback, &Playback::paused);
        QSignalSpy positions(&playback, &Playback::positionReached);
        playback.play(0);
        QVERIFY(playback.isPlaying());
        QTRY_VERIFY(positions.size() > 2);
        playback.pause();
        playback.pause();
        QCOMPARE(started.size(), 1);
        QCOMPARE(paused.size(), 1);
        // Whatever runs in it would be heard of before one that begins now.
        positions.clear();
        for (auto* timer : playback.findChildren<QTimer*>()) {
            timer->setInterval(0);
        }
        QTimer late;
        QSignalSpy over(&late, &QTimer::timeout);
        late.start(0);
        QTRY_VERIFY(over.size() >= 3);
        QCOMPARE(positions.size(), 0);
    }

    void aNewSpeedDoesNotJump() {
        Playback playback;
        playback.setPassSeconds(100);
        QSignalSpy positions(&playback, &Playback::positionReached);
        playback.play(0.5);
        QTRY_VERIFY(!positions.isEmpty());
        playback.setPassSeconds(50);
        positions.clear();
        QTRY_VERIFY(!positions.isEmpty());
        QVERIFY(std::abs(positions.constFirst().constFirst().toDouble() - 0.5) < 0.05);
    }
};

LATENTWALK_TEST(TestPlayback, window)

}  // namespace test_playback

#include "test_playback.moc"
