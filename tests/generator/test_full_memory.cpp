// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/torch/torch_generator.h"
#include "core/processor/threads.h"
#include "tests/support/full_memory.h"
#include "tests/support/random_weights.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::FullMemory;
using test::RandomWeights;

namespace test_full_memory {
namespace {

using Make = std::unique_ptr<Generator> (*)(const Architecture&, const GeneratorWeights&);

// What an error of the type that the callers wait for says; anything else passes.
template <typename Work>
QString saidWithoutMemory(const Work& work) {
    try {
        work();
    } catch (const OutOfMemoryError& error) {
        return QString::fromLatin1(error.what());
    }
    return {};
}

}  // namespace

// The real networks in a program that gets no more memory: each says so in its words, and works on when there is some.
class TestFullMemory : public QObject {
    Q_OBJECT

private:
    static void addNetworks() {
        QTest::addColumn<Make>("make");
        QTest::newRow("plain") << Make([](const Architecture& architecture, const GeneratorWeights& weights) {
            return makeTorchGenerator(architecture, weights, false);
        });
        QTest::newRow("fast") << Make([](const Architecture& architecture, const GeneratorWeights& weights) {
            return fast::makeFastGenerator(architecture, weights, *fast::floatKernels(), 1);
        });
        QTest::newRow("tiles") << Make([](const Architecture& architecture, const GeneratorWeights& weights) {
            return fast::makeTileGenerator(architecture, weights, fast::emulatedTileKernels(), 1);
        });
    }

private slots:
    void initTestCase() {
        if (!test::kMemoryCanBeFull) {
            QSKIP("a sanitizer ends the program when there is no memory");
        }
        setThreads(1);
    }

    void anImageWithoutMemory_data() { addNetworks(); }
    void anImageWithoutMemory() {
        QFETCH(Make, make);
        const Architecture architecture{24, {16, 16, 16, 16, 16, 16}};
        const RandomWeights random(architecture);
        const auto generator = make(architecture, random.weights);
        const LatentBatch one = sampleBatch(1, 1, 24);
        const auto before = generator->generate(one).values;
        const LatentBatch many = sampleBatch(1, 4000, 24);  // 786 MB of images
        {
            const FullMemory memory(rlim_t{64} << 20U);
            QCOMPARE(saidWithoutMemory([&] { generator->generate(many); }),
                     QStringLiteral("not enough memory for the image"));
            QVERIFY(generator->generate(one).values == before);
        }
        QVERIFY(generator->generate(one).values == before);
    }

    // What LibTorch itself says then is known by its words.
    void featuresWithoutMemoryOnThePlainNetwork() {
        const Architecture architecture{8, std::vector<std::int64_t>(9, 8)};  // 64 MB of features at 1024x1024
        const RandomWeights random(architecture);
        const auto generator = makeTorchGenerator(architecture, random.weights, false);
        const LatentBatch one = sampleBatch(1, 1, 8);
        const auto before = generator->generate(one).values;
        {
            const FullMemory memory(rlim_t{32} << 20U);
            QCOMPARE(saidWithoutMemory([&] { generator->generate(one); }),
                     QStringLiteral("not enough memory for the image"));
        }
        QVERIFY(generator->generate(one).values == before);
    }

    void aGeneratorWithoutMemory_data() { addNetworks(); }
    void aGeneratorWithoutMemory() {
        QFETCH(Make, make);
        // 67 and 151 MB of weights, or half of that: more than what was freed before could hold.
        const Architecture architecture{512, {2048}};
        const RandomWeights random(architecture);
        {
            const FullMemory memory(rlim_t{16} << 20U);
            QVERIFY(saidWithoutMemory([&] { make(architecture, random.weights); }).startsWith("not enough memory"));
        }
        QVERIFY(make(architecture, random.weights) != nullptr);
    }
};

LATENTWALK_TEST(TestFullMemory, core)

}  // namespace test_full_memory

#include "test_full_memory.moc"
