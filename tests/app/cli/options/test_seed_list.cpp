// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "app/cli/options/seed_list.h"
#include "tests/support/room.h"

using namespace latentwalk::cli;

namespace test_seed_list {

class TestSeedList : public QObject {
    Q_OBJECT

private slots:
    void readsLists() {
        const auto ranges = parseSeedList("0-7,12,18446744073709551615");
        QVERIFY(ranges);
        QCOMPARE(ranges->size(), std::size_t{3});
        QCOMPARE((*ranges)[0].last, std::uint64_t{7});
        QCOMPARE((*ranges)[1].first, std::uint64_t{12});
        QCOMPARE((*ranges)[2].last, ~std::uint64_t{0});
        QCOMPARE(*seedCount(*ranges), 10);
    }

    void spacesAreNoReasonToRefuse_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"0, 1, 4-5", "0,1 , 4-5", " 0,1,4-5\n", "0 1 4-5", "0\n1\n4-5\n", "0,\t1,\n4 - 5", "0  1, 4-5"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void spacesAreNoReasonToRefuse() {
        QFETCH(QByteArray, text);
        const auto ranges = parseSeedList(text.toStdString());
        QVERIFY(ranges);
        QCOMPARE(ranges->size(), std::size_t{3});
        QCOMPARE((*ranges)[1].first, std::uint64_t{1});
        QCOMPARE((*ranges)[2].first, std::uint64_t{4});
        QCOMPARE((*ranges)[2].last, std::uint64_t{5});
    }

    void refusesWhatIsNoList_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", ",", "1,", ",1", "-", "1-", "-1", "3-2", "1-2-3", "1 2 ,, 3", "1 -2", "1- 2",
                                 "1 - 2 - 3", " ", "1, ", "0x10", "1.5", "18446744073709551616", "a"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void refusesWhatIsNoList() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseSeedList(text.toStdString()));
    }

    void countsThatDoNotFitAreRefused() {
        QVERIFY(!seedCount(*parseSeedList("0-18446744073709551615")));
        QVERIFY(!seedCount(*parseSeedList("0-9223372036854775807,0-5")));
        QCOMPARE(*seedCount(*parseSeedList("5,5,5")), 3);
    }
};

LATENTWALK_TEST(TestSeedList, none)

}  // namespace test_seed_list

#include "test_seed_list.moc"
