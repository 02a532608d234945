// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/frame_rate.h"

#include <QTest>

#include "core/session/session.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_frame_rate {

class TestFrameRate : public QObject {
    Q_OBJECT

private slots:
    void isReadAsItIsMeant_data() {
        QTest::addColumn<int>("numerator");
        QTest::addColumn<int>("denominator");
        const auto row = [](const char* text, int numerator, int denominator) {
            QTest::newRow(text) << numerator << denominator;
        };
        row("30", 30, 1);
        row("60/2", 60, 2);
        row("30000/1001", 30000, 1001);
        row("25/2", 25, 2);
        row("1000", 1000, 1);
        row("1/1000", 1, 1000);
        row("60000000/1001000", 60000, 1001);
        row("29.97", 30000, 1001);
        row("29.9700", 30000, 1001);
        row("29.97003", 30000, 1001);
        row("29.970029970", 30000, 1001);
        row("23.976", 24000, 1001);
        row("23.9760239", 24000, 1001);
        row("23.976024", 24000, 1001);
        row("59.94", 60000, 1001);
        row("119.88", 120000, 1001);
        row("14.985", 15000, 1001);
        row("47.952", 48000, 1001);
        row("12.5", 25, 2);
        row("12.50", 25, 2);
        row("23.98", 1199, 50);
        row("29.98", 1499, 50);
        row("29.971", 29971, 1000);
        row("30.0", 30, 1);
        row("0.1", 1, 10);
        row("0.001", 1, 1000);
        row("999.999", 999999, 1000);
    }
    void isReadAsItIsMeant() {
        QFETCH(int, numerator);
        QFETCH(int, denominator);
        QVERIFY(frameRateOf(QTest::currentDataTag()) == (FrameRate{numerator, denominator}));
        Session session;
        session.film.rateNumerator = numerator;
        session.film.rateDenominator = denominator;
        QCOMPARE(problemOf(session).english(), std::string());
    }

    void whatIsNoneIsRefused_data() {
        QTest::addColumn<int>("unused");
        for (const char* text : {"0",
                                 "0.0",
                                 "-1",
                                 "-29.97",
                                 "nan",
                                 "inf",
                                 "",
                                 "/",
                                 "30/",
                                 "/2",
                                 "30/0",
                                 "29,97",
                                 "1e2",
                                 "0x10",
                                 "1001",
                                 "1000.001",
                                 "0.0005",
                                 "1/1001",
                                 " 30",
                                 "30 ",
                                 "+30",
                                 "30.",
                                 ".5",
                                 "1.2.3",
                                 "30/1.5",
                                 "12345678901234567890",
                                 "24.12345678",
                                 "1/0.5",
                                 "."}) {
            QTest::newRow(text) << 0;
        }
    }
    void whatIsNoneIsRefused() { QVERIFY(!frameRateOf(QTest::currentDataTag())); }
};

LATENTWALK_TEST(TestFrameRate, none)

}  // namespace test_frame_rate

#include "test_frame_rate.moc"
