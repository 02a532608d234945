// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QTest>
#include <memory>
#include <new>
#include <stdexcept>
#include <vector>

#include "core/generator/make/fallback_generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/card_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/random_weights.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::RandomWeights;

namespace test_card_generator {

namespace {

enum class Failure { None, CannotRecord, CardFull, HostFull };

// What a test tells a recorder and learns from it.
struct Tape {
    Failure failure = Failure::None;
    int recorded = 0;
    int tried = 0;
    int replayed = 0;
    int alive = 0;     // graphs
    int room = 1'000;  // for so many of them
};

// In place of CUDA's recorder: a graph that does the work itself, on the tensors that it was recorded with.
class WorkAgain final : public Graph {
public:
    WorkAgain(std::function<void()> work, Tape& tape) : m_work(std::move(work)), m_tape(tape) { ++m_tape.alive; }
    ~WorkAgain() override { --m_tape.alive; }
    void replay() override {
        ++m_tape.replayed;
        m_work();
    }

private:
    std::function<void()> m_work;
    Tape& m_tape;
};

class FakeRecorder final : public GraphRecorder {
public:
    explicit FakeRecorder(Tape& tape) : m_tape(tape) {}
    std::unique_ptr<Graph> record(const std::function<void()>& work) override {
        ++m_tape.tried;
        work();  // the warming up, which comes before all that can fail
        if (m_tape.alive >= m_tape.room) {
            throw std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB");
        }
        switch (m_tape.failure) {
            case Failure::None:
                break;
            case Failure::CannotRecord:
                throw std::runtime_error("operation not permitted when stream is capturing");
            case Failure::CardFull:
                throw std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB");
            case Failure::HostFull:
                throw std::bad_alloc();
        }
        ++m_tape.recorded;
        return std::make_unique<WorkAgain>(work, m_tape);
    }

private:
    Tape& m_tape;
};

const Architecture kSmall{24, {16, 12, 8}};

// A generator on the CPU with a fake recorder, and the plain network with the same weights.
struct Scene {
    Tape tape;
    std::vector<std::string> notices;
    RandomWeights random{kSmall};
    std::unique_ptr<Generator> card =
        makeCardGenerator(kSmall, random.weights, CardPlace::Cpu, std::make_unique<FakeRecorder>(tape),
                          [this](const Message& message) { notices.push_back(message.english()); });
    std::unique_ptr<Generator> plain = makeTorchGenerator(kSmall, random.weights, false);

    // How far its images are from the plain network's, in parts of the largest value.
    double difference(std::int64_t count, const GenerateOptions& options = {}, std::uint64_t seed = 1) {
        const LatentBatch latents = sampleBatch(seed, count, kSmall.latentSize);
        return test::largestDifference(card->generate(latents, options).values,
                                       plain->generate(latents, options).values);
    }
};

constexpr double kSame = 1e-4;  // of values up to about 5; float32 in another order

}  // namespace

class TestCardGenerator : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(0); }

    void equalsThePlainNetwork_data() {
        QTest::addColumn<Architecture>("architecture");
        QTest::newRow("one scale") << Architecture{24, {16}};
        QTest::newRow("grey, odd widths") << Architecture{7, {5, 33, 3}, 1};
        QTest::newRow("no pixelnorm") << Architecture{16, {64, 8, 8, 8}, 3, 0.2F, true, false};
        QTest::newRow("tanh, blend") << Architecture{40,   {12, 40, 16}, 3,     0.1F,
                                                     true, true,         0.35F, OutputActivation::Tanh};
    }
    void equalsThePlainNetwork() {
        QFETCH(Architecture, architecture);
        const RandomWeights random(architecture);
        const auto plain = makeTorchGenerator(architecture, random.weights, false);
        const auto card = makeCardGenerator(architecture, random.weights, CardPlace::Cpu, nullptr, {});
        const LatentBatch latents = sampleBatch(1, 3, architecture.latentSize);
        for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
            for (const float alpha : {0.0F, 0.25F, 1.0F}) {
                if (scale == 0 && alpha > 0) {
                    continue;  // nothing lies below
                }
                const Images expected = plain->generate(latents, {scale, alpha});
                const Images images = card->generate(latents, {scale, alpha});
                QCOMPARE(images.channels, expected.channels);
                QCOMPARE(images.height, expected.height);
                double size = 1;
                for (const float value : expected.values) {
                    size = std::max(size, std::abs(static_cast<double>(value)));
                }
                const double difference = test::largestDifference(images.values, expected.values) / size;
                QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
            }
        }
    }

    void isRecordedOnceAndReplayed() {
        Scene scene;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            QVERIFY(scene.difference(1, {}, seed) < kSame);
        }
        QCOMPARE(scene.tape.recorded, 1);
        QCOMPARE(scene.tape.replayed, 3);
        QVERIFY(scene.notices.empty());
    }

    void eachBatchScaleAndBlendingHasItsGraph() {
        Scene scene;
        QVERIFY(scene.difference(1) < kSame);
        QVERIFY(scene.difference(2) < kSame);
        QVERIFY(scene.difference(1, {1, 0.0F}) < kSame);
        QCOMPARE(scene.tape.recorded, 3);
        // How much is blended is a number on the card, not another graph.
        QVERIFY(scene.difference(1, {1, 0.25F}) < kSame);
        QVERIFY(scene.difference(1, {1, 0.75F}) < kSame);
        QVERIFY(scene.difference(1, {1, 0.0F}) < kSame);
        QCOMPARE(scene.tape.recorded, 4);
    }

    void batchesAreCutIntoFewSizes() {
        Scene scene;
        QVERIFY(scene.difference(45) < kSame);  // 16, 16, 8, 4, 1
        QCOMPARE(scene.tape.recorded, 4);
        QCOMPARE(scene.tape.replayed, 5);
        QVERIFY(scene.difference(29) < kSame);  // 16, 8, 4, 1
        QCOMPARE(scene.tape.recorded, 4);
        QCOMPARE(scene.card->generate({0, kSmall.latentSize, {}}).count, 0);
    }

    void theOldestGraphsGiveWay() {
        Scene scene;
        const std::vector<GenerateOptions> kinds{{0, 0.0F}, {1, 0.0F}, {2, 0.0F}, {1, 0.5F}, {2, 0.5F}};
        for (const std::int64_t count : {1, 2}) {
            for (const auto& kind : kinds) {
                QVERIFY(scene.difference(count, kind) < kSame);
            }
        }
        QCOMPARE(scene.tape.recorded, 10);
        QCOMPARE(scene.tape.alive, 8);
        QVERIFY(scene.difference(2, {2, 0.5F}) < kSame);  // still there
        QCOMPARE(scene.tape.recorded, 10);
        QVERIFY(scene.difference(1, {0, 0.0F}) < kSame);  // not any more
        QCOMPARE(scene.tape.recorded, 11);
    }

    void whatCannotBeRecordedIsDoneStepByStep() {
        Scene scene;
        QVERIFY(scene.difference(1) < kSame);
        scene.tape.failure = Failure::CannotRecord;
        QVERIFY(scene.difference(2) < kSame);
        QVERIFY(scene.difference(2, {}, 7) < kSame);
        QVERIFY(scene.difference(4) < kSame);
        QCOMPARE(scene.notices.size(), std::size_t{1});
        QVERIFY(scene.notices[0].starts_with("images are made step by step"));
        QCOMPARE(scene.tape.tried, 2);  // it is not tried again
        // What was recorded before still is.
        const int before = scene.tape.replayed;
        QVERIFY(scene.difference(1, {}, 9) < kSame);
        QCOMPARE(scene.tape.replayed, before + 1);
    }

    void aFullCardIsSaidAndASmallerBatchTried_data() {
        QTest::addColumn<int>("failure");
        QTest::newRow("card") << static_cast<int>(Failure::CardFull);
        QTest::newRow("host") << static_cast<int>(Failure::HostFull);
    }
    void aFullCardIsSaidAndASmallerBatchTried() {
        QFETCH(int, failure);
        Scene scene;
        scene.tape.failure = static_cast<Failure>(failure);
        const LatentBatch latents = sampleBatch(1, 4, kSmall.latentSize);
        QVERIFY_EXCEPTION_THROWN(scene.card->generate(latents), OutOfMemoryError);
        QVERIFY_EXCEPTION_THROWN(scene.card->generate(latents), OutOfMemoryError);
        QCOMPARE(scene.tape.tried, 2);
        scene.tape.failure = Failure::None;
        QVERIFY(scene.difference(2) < kSame);
        QVERIFY(scene.difference(4) < kSame);
        QCOMPARE(scene.tape.recorded, 2);
        QVERIFY(scene.notices.empty());
    }

    // Before the card is given up for good, what it keeps for requests of other kinds is.
    void aCardFullOfGraphsMakesRoom() {
        Scene scene;
        scene.tape.room = 2;
        FallbackGenerator generator(
            std::move(scene.card),
            []() -> std::unique_ptr<Generator> { throw GeneratorError(std::string("the card was given up")); },
            [&](const Message& message) { scene.notices.push_back(message.english()); });
        for (const std::int64_t count : {1, 2, 4, 1}) {
            const LatentBatch latents = sampleBatch(1, count, kSmall.latentSize);
            QVERIFY(test::largestDifference(generator.generate(latents, {}).values,
                                            scene.plain->generate(latents).values) < kSame);
            QVERIFY(scene.tape.alive <= 2);
        }
        QCOMPARE(scene.tape.recorded, 4);  // of one image again
        QVERIFY(scene.notices.empty());
        // Without room for a single one nothing helps.
        scene.tape.room = 0;
        QVERIFY_EXCEPTION_THROWN(generator.generate(sampleBatch(1, 8, kSmall.latentSize), {}), GeneratorError);
        QVERIFY(!scene.notices.empty());
    }

    // What float16 costs: everything that such a network holds is rounded to it, on the CPU.
    void float16KeepsFortyDecibelsOnTheBuiltInModel() {
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}});
        const auto rounded =
            makeCardGenerator(checkpoint.architecture, checkpoint.weights({}), CardPlace::CpuRounded, nullptr, {});
        double worst = INFINITY;
        // Rounded sums of float16 are slow on a processor: a second for each face.
        constexpr std::uint64_t kSeeds = std::min<std::uint64_t>(test::kSweepSeeds, 12);
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            const LatentBatch latent = LatentBatch::of(sampleLatent(seed, checkpoint.architecture.latentSize));
            worst = std::min(worst, test::psnr(rounded->generate(latent).values, exact->generate(latent).values));
        }
        qInfo("the worst of %d seeds: %.1f dB", static_cast<int>(kSeeds), worst);
        QVERIFY2(worst >= 40, qPrintable(QString::number(worst)));
        QVERIFY2(worst < 100, "nothing was rounded");
    }

    void float16KeepsFortyDecibelsOnEveryReferenceCheckpoint() {
        QDirIterator files(test::dataPath(""), {"*.pth"}, QDir::Files, QDirIterator::Subdirectories);
        double worst = INFINITY;
        int count = 0;
        while (files.hasNext()) {
            const Checkpoint checkpoint = openCheckpoint(files.next().toStdString());
            const LatentBatch latents = sampleBatch(0, 64, checkpoint.architecture.latentSize);
            const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}})->generate(latents);
            const auto rounded =
                makeCardGenerator(checkpoint.architecture, checkpoint.weights({}), CardPlace::CpuRounded, nullptr, {})
                    ->generate(latents);
            const double quality = test::worstPsnr(rounded, exact);
            QVERIFY2(quality >= 40, qPrintable(files.filePath() + QStringLiteral(": %1 dB").arg(quality)));
            worst = std::min(worst, quality);
            ++count;
        }
        qInfo("the worst of %d files: %.1f dB", count, worst);
        QVERIFY(count >= 8);
    }

    // The square of a feature above 256 exceeds float16: norms have to be summed in float32.
    void largeFeaturesAreNormalizedRightly() {
        Architecture architecture{24, {1024, 8}};
        architecture.equalizedLearningRate = false;  // random weights of unit size: features of some hundred
        const RandomWeights random(architecture);
        const auto plain = makeTorchGenerator(architecture, random.weights, false);
        const auto rounded = makeCardGenerator(architecture, random.weights, CardPlace::CpuRounded, nullptr, {});
        const LatentBatch latents = sampleBatch(1, 4, architecture.latentSize);
        const auto expected = plain->generate(latents).values;
        const auto values = rounded->generate(latents).values;
        double error = 0;
        double power = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            error += std::pow(static_cast<double>(values[i]) - expected[i], 2);
            power += std::pow(static_cast<double>(expected[i]), 2);
        }
        const double relative = std::sqrt(error / power);
        QVERIFY2(relative < 0.01, qPrintable(QString::number(relative)));
    }

    void whatCannotBeComputedHereIsRefused() {
        if (cudaAvailable()) {
            QVERIFY(canCompute(Precision::Float16, Device::Auto));
            QVERIFY(!canCompute(Precision::BFloat16, Device::Auto));
            return;
        }
        QVERIFY(!canCompute(Precision::Float16, Device::Auto));
        QVERIFY(canCompute(Precision::Float32, Device::Auto));
        const Checkpoint checkpoint =
            openCheckpoint(test::dataPath(QStringLiteral("reference/tiny_legacy.pth")).toStdString());
        try {
            makeGenerator(checkpoint, {{}, Device::Auto, Precision::Float16, {}});
            QFAIL("float16 was not refused");
        } catch (const GeneratorError& error) {
            QCOMPARE(error.what(), "float16 is for a CUDA device, and none is used here");
        }
    }
};

LATENTWALK_TEST(TestCardGenerator, core)

}  // namespace test_card_generator

#include "test_card_generator.moc"
