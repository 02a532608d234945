// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <functional>

#include "core/output/batch_size.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_batch_size {

class TestBatchSize : public QObject {
    Q_OBJECT

private:
    // The size after so many rounds on a machine that takes `time(count)` seconds for a batch; `first` seconds more the
    // first time that it makes a batch of some size.
    static std::int64_t sizeAfter(int rounds, const std::function<double(std::int64_t)>& time, double first = 0) {
        BatchSize size;
        std::int64_t largest = 0;
        for (int i = 0; i < rounds; ++i) {
            const std::int64_t count = size.next();
            size.took(count, time(count) + (count > largest ? first : 0));
            largest = std::max(largest, count);
        }
        return size.next();
    }

private slots:
    void oneByOneWhereTogetherIsNoFaster() {
        QCOMPARE(sizeAfter(20, [](std::int64_t count) { return 0.05 * static_cast<double>(count); }), 1);
        // Eager float32 on two cores took 1530 ms for eight and 153 for one.
        QCOMPARE(
            sizeAfter(20, [](std::int64_t count) { return count == 1 ? 0.153 : 0.191 * static_cast<double>(count); }),
            1);
    }

    void manyWhereTogetherIsFaster() {
        // A card: a fixed time for the steps, little for each image.
        const auto card = [](std::int64_t count) { return 0.001 + 0.0001 * static_cast<double>(count); };
        QCOMPARE(sizeAfter(20, card), 16);
        // The first round of each size records a graph, which takes long.
        QCOMPARE(sizeAfter(20, card, 0.5), 16);
    }

    void asManyAsAreWorthIt() {
        // Full at four.
        const auto card = [](std::int64_t count) { return count <= 4 ? 0.004 : 0.001 * static_cast<double>(count); };
        QCOMPARE(sizeAfter(20, card), 4);
    }

    void whatIsFoundIsKept() {
        BatchSize size;
        for (int i = 0; i < 4; ++i) {
            size.took(size.next(), static_cast<double>(size.next()));
        }
        QCOMPARE(size.next(), 1);
        size.took(1, 100);
        size.took(1, 0.001);
        QCOMPARE(size.next(), 1);
    }

    void anotherCountTellsNothing() {
        BatchSize size;
        for (int i = 0; i < 20; ++i) {
            size.took(3, 0.001);
        }
        QCOMPARE(size.next(), 1);
    }
};

LATENTWALK_TEST(TestBatchSize, core)

}  // namespace test_batch_size

#include "test_batch_size.moc"
