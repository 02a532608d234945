// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <atomic>
#include <numeric>
#include <vector>

#include "core/generator/fast/base/workers.h"
#include "tests/support/room.h"

using namespace latentwalk::fast;

namespace test_workers {

// The threads that share a layer's work. Run under ThreadSanitizer too: what one round wrote, the next one reads.
class TestWorkers : public QObject {
    Q_OBJECT

private slots:
    void everyTaskIsDoneOnceAndSeenByTheNextRound_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 4}) {
            QTest::addRow("%d threads", threads) << threads;
        }
    }
    void everyTaskIsDoneOnceAndSeenByTheNextRound() {
        QFETCH(int, threads);
        Workers workers(threads);
        constexpr std::size_t kTasks = 37;
        std::vector<int> numbers(kTasks, 0);  // plain: only the rounds keep the threads apart
        std::vector<int> previous(kTasks, 0);
        for (int round = 1; round <= 500; ++round) {
            previous = numbers;
            workers.run(kTasks, [&](std::int64_t task, int worker) {
                QVERIFY(worker >= 0 && worker < threads);
                const auto index = static_cast<std::size_t>(task);
                numbers[index] = previous[(index + 1) % kTasks] + 1;
            });
            QCOMPARE(std::accumulate(numbers.begin(), numbers.end(), 0), round * static_cast<int>(kTasks));
        }
        workers.run(0, [](std::int64_t, int) { QFAIL("there was nothing to do"); });
    }

    void endingWithoutWorkIsFine() {
        for (int i = 0; i < 100; ++i) {
            const Workers workers(3);
        }
    }
};

LATENTWALK_TEST(TestWorkers, none)

}  // namespace test_workers

#include "test_workers.moc"
