// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <stdexcept>

#include "tests/support/room.h"
#include "ui/background/job.h"

using namespace latentwalk;

namespace test_job {

// A job whose work waits for the test, and what was told of it.
class TestJob : public QObject {
    Q_OBJECT

private:
    struct Told {
        std::vector<int> finished;
        QStringList failed;
        int stopped = 0;
        std::vector<Progress> progressed;
        int interrupted = 0;

        Job<int>::Tell tell() {
            return {.finished = [this](int result) { finished.push_back(result); },
                    .failed = [this](const QString& sentence) { failed.append(sentence); },
                    .stopped = [this] { ++stopped; },
                    .progressed = [this](const Progress& progress) { progressed.push_back(progress); },
                    .interrupt = [this] { ++interrupted; }};
        }
        // Outcomes of any kind.
        qsizetype count() const { return static_cast<qsizetype>(finished.size()) + failed.size() + stopped; }
    };

    static int untilStopped(const TellProgress& tell, QSemaphore& begun) {
        begun.release();
        while (true) {
            tell({1, 2});
            QThread::msleep(1);
        }
    }

private slots:
    void aResultArrivesOnce() {
        Told told;
        Job<int> job;
        QThread* where = nullptr;
        QVERIFY(!job.isRunning());
        job.start(
            [&](const TellProgress&) {
                where = QThread::currentThread();
                return 42;
            },
            told.tell());
        QVERIFY(job.isRunning());
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(told.finished, std::vector<int>{42});
        QCOMPARE(told.count(), 1);
        QVERIFY(where != nullptr && where != QThread::currentThread());
        // It can be used again.
        job.start([](const TellProgress&) { return 43; }, told.tell());
        QTRY_COMPARE(told.finished, (std::vector<int>{42, 43}));
        QCOMPARE(told.interrupted, 0);
    }

    void workWithoutAResultFinishesToo() {
        Job<void> job;
        bool finished = false;
        job.start([](const TellProgress&) {}, {.finished = [&] { finished = true; }});
        QTRY_VERIFY(finished);
    }

    // What cannot be copied, either.
    void aResultIsMoved() {
        Job<std::unique_ptr<int>> job;
        int result = 0;
        job.start([](const TellProgress&) { return std::make_unique<int>(7); },
                  {.finished = [&](std::unique_ptr<int> made) { result = *made; }});
        QTRY_COMPARE(result, 7);
    }

    void theBeginningAndTheEndOfEachPhaseAreTold() {
        Told told;
        Job<int> job;
        const Progress first{0, 1000, Phase::Measuring};
        const Progress measured{1000, 1000, Phase::Measuring};
        const Progress made{1000, 1000, Phase::Making};
        job.start(
            [&](const TellProgress& tell) {
                for (const Phase phase : {Phase::Measuring, Phase::Making}) {
                    for (std::int64_t done = 0; done <= 1000; ++done) {
                        tell({done, 1000, phase});
                    }
                }
                return 0;
            },
            told.tell());
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(told.progressed.size() >= 3 && told.progressed.size() < 1000);
        QVERIFY(told.progressed.front() == first);
        QVERIFY(told.progressed.back() == made);
        QVERIFY(std::find(told.progressed.begin(), told.progressed.end(), measured) != told.progressed.end());
    }

    void aFailureIsASentence_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("of ours") << 0 << QStringLiteral("It broke.");
        QTest::newRow("memory") << 1 << QStringLiteral("There is not enough memory for this.");
        QTest::newRow("odd") << 2 << QStringLiteral("Something went wrong that gave no reason.");
    }
    void aFailureIsASentence() {
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        Told told;
        Job<int> job;
        job.start(
            [kind](const TellProgress&) -> int {
                switch (kind) {
                    case 0:
                        throw std::runtime_error("It broke.");
                    case 1:
                        throw std::bad_alloc();
                    default:
                        throw 3;
                }
            },
            told.tell());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.failed.size(), 1);
        QVERIFY2(told.failed[0].startsWith(sentence), qPrintable(told.failed[0]));
    }

    void stoppedWhileItRuns() {
        Told told;
        Job<int> job;
        QSemaphore begun;
        job.start([&](const TellProgress& tell) { return untilStopped(tell, begun); }, told.tell());
        begun.acquire();
        job.stop();
        QVERIFY(job.isRunning());  // what it ended in is still to come
        QTRY_COMPARE(told.stopped, 1);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.interrupted, 1);
        QVERIFY(!job.isRunning());
    }

    // It never begins, and has stopped all the same.
    void stoppedBeforeItBegins() {
        Told first;
        Told second;
        Job<int> job;
        QSemaphore begun;
        QSemaphore release;
        job.start(
            [&](const TellProgress&) {
                begun.release();
                release.acquire();
                return 1;
            },
            first.tell());
        begun.acquire();
        bool began = false;
        job.start(
            [&](const TellProgress&) {
                began = true;
                return 2;
            },
            second.tell());
        job.stop();
        release.release();
        QTRY_COMPARE(second.count(), 1);
        QCOMPARE(second.stopped, 1);
        QVERIFY(!began);
        QCOMPARE(first.count(), 0);
    }

    // Work by itself may find that it is to stop: a generator was.
    void workThatStopsByItselfHasStopped() {
        Told told;
        Job<int> job;
        job.start([](const TellProgress&) -> int { throw Stopped(); }, told.tell());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.stopped, 1);
    }

    void whatIsDoneBeforeItHearsOfStoppingIsFinished() {
        Told told;
        Job<int> job;
        job.start([](const TellProgress&) { return 5; }, told.tell());
        job.wait();
        job.stop();
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.finished, std::vector<int>{5});
    }

    // Removing what is half done can fail, and so can what went on meanwhile.
    void aFailureAfterStoppingIsAFailure() {
        Told told;
        Job<int> job;
        QSemaphore begun;
        job.start(
            [&](const TellProgress& tell) -> int {
                try {
                    return untilStopped(tell, begun);
                } catch (const Stopped&) {
                    throw std::runtime_error("The disk is full.");
                }
            },
            told.tell());
        begun.acquire();
        job.stop();
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.failed, QStringList{QStringLiteral("The disk is full.")});
    }

    void theNewestWins() {
        std::vector<Told> told(5);
        Job<int> job;
        QSemaphore begun;
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        for (int i = 0; i < 4; ++i) {
            job.start(
                [&](const TellProgress& tell) {
                    most = std::max(most.load(), ++running);
                    try {
                        return untilStopped(tell, begun);
                    } catch (...) {
                        --running;
                        throw;
                    }
                },
                told[static_cast<std::size_t>(i)].tell());
            if (i == 0) {
                begun.acquire();
            }
        }
        job.start([](const TellProgress&) { return 4; }, told[4].tell());
        QTRY_COMPARE(told[4].count(), 1);
        QCOMPARE(told[4].finished, std::vector<int>{4});
        QCOMPARE(most.load(), 1);  // never two at once
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(told[i].count(), 0);
            QVERIFY(told[i].progressed.empty());
        }
        QVERIFY(told[0].interrupted > 0);
    }

    void whatIsForgottenIsNotTold() {
        Told told;
        Job<int> job;
        job.start(
            [](const TellProgress& tell) {
                tell({1, 1});
                return 1;
            },
            told.tell());
        job.wait();
        job.forget();
        QVERIFY(!job.isRunning());
        QCoreApplication::processEvents();
        QCOMPARE(told.count(), 0);
        QVERIFY(told.progressed.empty());
        job.start([](const TellProgress&) { return 2; }, told.tell());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.finished, std::vector<int>{2});
    }

    void anOutcomeMayStartTheNext() {
        Job<int> job;
        int sum = 0;
        std::function<void(int)> next = [&](int result) {
            sum += result;
            if (result < 3) {
                job.start([result](const TellProgress&) { return result + 1; }, {.finished = next});
            }
        };
        next(0);
        QTRY_COMPARE(sum, 6);
        QVERIFY(!job.isRunning());
    }

    void destroyedWhileItRunsItStopsAndWaits() {
        Told told;
        std::atomic<bool> ended = false;
        QSemaphore begun;
        {
            Job<int> job;
            job.start(
                [&](const TellProgress& tell) -> int {
                    try {
                        return untilStopped(tell, begun);
                    } catch (const Stopped&) {
                        QThread::msleep(20);
                        ended = true;
                        throw;
                    }
                },
                told.tell());
            begun.acquire();
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QCOMPARE(told.count(), 0);
        QCOMPARE(told.interrupted, 1);
    }
};

LATENTWALK_TEST(TestJob, core)

}  // namespace test_job

#include "test_job.moc"
