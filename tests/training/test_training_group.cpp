// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes that train one run, here as threads of one: what each is given and what they come to together. Real
// processes are those of test_train_group_cli.

#include <QTemporaryDir>
#include <QTest>
#include <barrier>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>

#include "core/message/error.h"
#include "core/picture/photo/photo.h"
#include "core/training/data/convert.h"
#include "core/training/train.h"
#include "tests/support/room.h"
#include "tests/training/tiny_run.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_group {
namespace {

// A batch that four can share, in phases of three steps.
TrainingSettings sharedSettings() {
    TrainingSettings settings = tinySettings();
    settings.batch = 16;
    settings.phaseImages = 48;
    return settings;
}

// What the threads of a group have in common.
struct Table {
    explicit Table(int count) : all(count) {}

    std::barrier<> all;
    std::mutex mutex;
    std::vector<double> values;
};

class ThreadGroup final : public TrainingGroup {
public:
    ThreadGroup(const GroupPlace& place, std::shared_ptr<Table> table)
        : TrainingGroup(place), m_table(std::move(table)) {}

    void sum(std::span<float> values) override {
        together(values, 0, [](double a, double b) { return a + b; });
    }
    void sum(std::span<double> values) override {
        together(values, 0, [](double a, double b) { return a + b; });
    }
    void largest(std::span<std::int64_t> values) override {
        together(values, -INFINITY, [](double a, double b) { return std::max(a, b); });
    }

private:
    template <class Number, class Combine>
    void together(std::span<Number> values, double begin, Combine combine) {
        if (writes()) {
            m_table->values.assign(values.size(), begin);
        }
        m_table->all.arrive_and_wait();
        {
            const std::lock_guard lock(m_table->mutex);
            for (std::size_t i = 0; i < values.size(); ++i) {
                m_table->values[i] = combine(m_table->values[i], static_cast<double>(values[i]));
            }
        }
        m_table->all.arrive_and_wait();
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<Number>(m_table->values[i]);
        }
        m_table->all.arrive_and_wait();
    }

    std::shared_ptr<Table> m_table;
};

using Train = std::function<void(int rank, const std::shared_ptr<TrainingGroup>& group)>;

// Runs `train` in so many threads, and rethrows what the first of them threw.
void inGroup(int count, const Train& train) {
    const auto table = std::make_shared<Table>(count);
    std::vector<std::exception_ptr> thrown(static_cast<std::size_t>(count));
    std::vector<std::jthread> threads;
    for (int rank = 0; rank < count; ++rank) {
        threads.emplace_back([&, rank] {
            try {
                train(rank, std::make_shared<ThreadGroup>(GroupPlace{rank, count}, table));
            } catch (...) {
                thrown[static_cast<std::size_t>(rank)] = std::current_exception();
            }
        });
    }
    threads.clear();
    for (const std::exception_ptr& error : thrown) {
        if (error) {
            std::rethrow_exception(error);
        }
    }
}

// The largest difference of any number.
double difference(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        for (std::size_t j = 0; j < a[i].values.size(); ++j) {
            largest = std::max(largest, static_cast<double>(std::abs(a[i].values[j] - b[i].values[j])));
        }
    }
    return largest;
}

}  // namespace

class TestTrainingGroup : public QObject {
    Q_OBJECT

private:
    RunState alone(int steps) const {
        TrainingRun run = TrainingRun::begin(sharedSettings(), m_data, makeNetworks(sharedSettings()));
        for (int i = 0; i < steps; ++i) {
            run.step(still);
        }
        return run.state();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const DataFile> m_data;

private slots:
    void initTestCase() {
        writeNoise(m_folder.filePath("pictures"), 7);
        const auto at = [&](const QString& name) {
            return std::filesystem::path(m_folder.filePath(name).toStdString());
        };
        convertFolder(at("pictures"), at("data"), {8, Fit::Crop}, readPhoto, {});
        m_data = std::make_shared<const DataFile>(at("data"));
    }

    // Through a growth (three steps a phase), so that moments, fades and the average are all in it.
    void severalComeToTheSameAsOne_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("two") << 2;
        QTest::newRow("four") << 4;
    }
    void severalComeToTheSameAsOne() {
        QFETCH(int, count);
        const RunState expected = alone(5);
        std::vector<RunState> states(static_cast<std::size_t>(count));
        inGroup(count, [&](int rank, const std::shared_ptr<TrainingGroup>& group) {
            TrainingRun run =
                TrainingRun::begin(sharedSettings(), m_data, makeNetworks(sharedSettings(), false, group), {}, group);
            for (int i = 0; i < 5; ++i) {
                run.step(still);
            }
            states[static_cast<std::size_t>(rank)] = run.state();
        });
        for (const RunState& state : states) {
            QVERIFY2(difference(state.arrays, expected.arrays) < 1e-4,
                     qPrintable(QString::number(difference(state.arrays, expected.arrays))));
            QVERIFY(state.arrays == states[0].arrays);
            QVERIFY(state.random == expected.random && state.counters == expected.counters);
        }
        QVERIFY(difference(alone(4).arrays, expected.arrays) > 1e-3);
    }

    void aGroupGoesOnFromAState() {
        const RunState begun = alone(2), expected = alone(4);
        inGroup(2, [&](int, const std::shared_ptr<TrainingGroup>& group) {
            TrainingRun run = TrainingRun::resume(begun, m_data, makeNetworks(begun.settings, false, group), group);
            run.step(still);
            run.step(still);
            QVERIFY(difference(run.state().arrays, expected.arrays) < 1e-4);
        });
    }

    // One that is stopped ends all, saved; and only one of them writes.
    void whatOneIsAskedForAllDo() {
        const RunFiles files{m_folder.filePath("run").toStdString()};
        std::atomic<int> stopped = 0, told = 0;
        inGroup(2, [&](int rank, const std::shared_ptr<TrainingGroup>& group) {
            TrainingRun run =
                TrainingRun::begin(sharedSettings(), m_data, makeNetworks(sharedSettings(), false, group), {}, group);
            RunFiles place = files;
            if (rank == 1) {
                place.folder /= "others";
            }
            TrainWishes wishes;
            wishes.seconds = still;
            try {
                train(run, place, wishes, [&](const TrainingRun& at) {
                    if (rank == 1 && at.counters().steps == 2) {
                        throw Stopped();
                    }
                });
            } catch (const Stopped&) {
                stopped += rank;
            } catch (const Error& error) {
                told += std::string_view(error.what()).find("another process has ended") != std::string_view::npos;
            }
        });
        QVERIFY(stopped == 1 && told == 1);
        QCOMPARE(readRunState(files.state()).counters.steps, 2);
        QVERIFY(!std::filesystem::exists(files.folder / "others" / "state.safetensors"));
    }

    void anotherRunIsNoPartOfIt() {
        const auto with = [&](std::uint64_t seed) {
            inGroup(2, [&](int rank, const std::shared_ptr<TrainingGroup>& group) {
                TrainingSettings settings = sharedSettings();
                settings.seed = rank == 0 ? 3 : seed;
                settings.threads = rank + 1;  // may be another
                TrainingRun::begin(settings, m_data, makeNetworks(settings, false, group), {}, group);
            });
        };
        with(3);
        QVERIFY_THROWS_EXCEPTION(Error, with(4));
    }

    // A deviation is taken over four pictures: three processes cannot share sixteen, nor four a batch of eight.
    void aBatchIsSharedInFours() {
        const auto share = [](int rank, int count, std::int64_t batch) {
            const ThreadGroup group({rank, count}, nullptr);
            TrainingSettings settings = sharedSettings();
            settings.batch = batch;
            return shareOf(settings, &group);
        };
        QCOMPARE(share(1, 2, 16).first, 8);
        QCOMPARE(share(1, 2, 16).count, 8);
        QVERIFY_THROWS_EXCEPTION(Error, share(0, 3, 16));
        QVERIFY_THROWS_EXCEPTION(Error, share(0, 4, 8));
    }
};

LATENTWALK_TEST(TestTrainingGroup, core)

}  // namespace test_training_group

#include "test_training_group.moc"
