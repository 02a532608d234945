// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QTest>

#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/random_weights.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::RandomWeights;

namespace test_fast_generator {

class TestFastGenerator : public QObject {
    Q_OBJECT

private:
    // In bfloat16: of the worst seed; of all seeds together where the file is one of the reader's variants. They have a
    // few channels of random weights, in which rounding hardly averages out (single seeds come to 35 dB), and
    // Precision::Auto leaves such networks in float32.
    static double qualityOf(const QString& path, const Images& images, const Images& exact) {
        return path.contains(QStringLiteral("/reference/")) ? test::worstPsnr(images, exact)
                                                            : test::psnr(images.values, exact.values);
    }

private slots:
    void initTestCase() { setThreads(0); }

    // Every instruction set that this processor has, against the plain network, on architectures that stress padding,
    // blending, the direct and both Winograd forms, and layers with fewer tiles than threads.
    void equalsThePlainNetwork_data() {
        QTest::addColumn<QString>("isa");
        QTest::addColumn<Architecture>("architecture");
        const std::vector<std::pair<const char*, Architecture>> architectures{
            {"one scale", {24, {16}}},
            {"few channels to 64", {24, {16, 16, 12, 8, 6}}},
            {"grey, odd widths", {7, {5, 33, 3}, 1}},
            {"no pixelnorm", {16, {64, 8, 8, 8}, 3, 0.2F, true, false}},
            {"plain layers, tanh, blend", {40, {12, 40, 64, 16}, 3, 0.1F, false, true, 0.35F, OutputActivation::Tanh}},
            {"to 128", {64, {64, 64, 64, 64, 48, 32}}},
        };
        for (const char* isa : {"avx512", "avx2", "portable"}) {
            if (fast::floatKernels(isa) != nullptr) {
                for (const auto& [name, architecture] : architectures) {
                    QTest::addRow("%s, %s", isa, name) << isa << architecture;
                }
            }
        }
    }
    void equalsThePlainNetwork() {
        QFETCH(QString, isa);
        QFETCH(Architecture, architecture);
        // Weights of unit size would saturate tanh everywhere and hide every difference.
        const RandomWeights random(
            architecture, architecture.equalizedLearningRate ? RandomWeights::Size::One : RandomWeights::Size::OfHe);
        const auto plain = makeTorchGenerator(architecture, random.weights, false);
        const auto fast =
            fast::makeFastGenerator(architecture, random.weights, *fast::floatKernels(isa.toLatin1().constData()), 2);
        const LatentBatch latents = sampleBatch(1, 2, architecture.latentSize);
        for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
            const Images expected = plain->generate(latents, {scale, {}});
            const Images images = fast->generate(latents, {scale, {}});
            QCOMPARE(images.height, expected.height);
            QCOMPARE(images.channels, expected.channels);
            double size = 1;
            for (const float value : expected.values) {
                size = std::max(size, std::abs(static_cast<double>(value)));
            }
            const double difference = test::largestDifference(images.values, expected.values) / size;
            // Winograd's sums cancel; with few channels it is not used.
            const double allowed = *std::ranges::max_element(architecture.depths) < 64 ? 1e-5 : 1e-4;
            QVERIFY2(difference < allowed, qPrintable(QString::number(difference)));
        }
    }

    // The network on matrix tiles, on the emulated ones and on the processor's where it has them: its own arithmetic is
    // the plain network's but for the rounding of weights and activations to bfloat16.
    void tilesGiveThePlainNetworksImages_data() {
        QTest::addColumn<bool>("emulated");
        QTest::addColumn<Architecture>("architecture");
        const std::vector<std::pair<const char*, Architecture>> architectures{
            {"one scale", {24, {16}}},
            {"odd widths", {7, {5, 33, 40, 70}}},
            {"grey, no pixelnorm", {16, {64, 8, 8, 8}, 1, 0.2F, true, false}},
            {"tanh, blend", {40, {32, 40, 64, 16}, 3, 0.1F, true, true, 0.35F, OutputActivation::Tanh}},
            {"wide", {64, {256, 288, 64, 32}}},
            {"to 128", {64, {64, 64, 64, 64, 48, 32}}},
        };
        for (const auto& [name, architecture] : architectures) {
            QTest::addRow("emulated, %s", name) << true << architecture;
            if (fast::tileKernels() != nullptr) {
                QTest::addRow("of the processor, %s", name) << false << architecture;
            }
        }
    }
    void tilesGiveThePlainNetworksImages() {
        QFETCH(bool, emulated);
        QFETCH(Architecture, architecture);
        const RandomWeights random(architecture);
        const fast::TileKernels& kernels = emulated ? fast::emulatedTileKernels() : *fast::tileKernels();
        const auto plain = makeTorchGenerator(architecture, random.weights, false);
        const auto tiles = fast::makeTileGenerator(architecture, random.weights, kernels, 2);
        QCOMPARE(tiles->precision(), Precision::BFloat16);
        const LatentBatch latents = sampleBatch(1, 2, architecture.latentSize);
        for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
            const Images expected = plain->generate(latents, {scale, {}});
            const Images images = tiles->generate(latents, {scale, {}});
            QCOMPARE(images.height, expected.height);
            QCOMPARE(images.channels, expected.channels);
            double error = 0;
            double power = 0;
            for (std::size_t i = 0; i < expected.values.size(); ++i) {
                error += std::pow(static_cast<double>(images.values[i]) - expected.values[i], 2);
                power += std::pow(static_cast<double>(expected.values[i]), 2);
            }
            const double relative = std::sqrt(error / power);
            QVERIFY2(relative < 0.02, qPrintable(QStringLiteral("scale %1: %2").arg(scale).arg(relative)));
        }
    }

    void tilesKeepFortyDecibelsOnTheBuiltInModel() {
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const auto tiles =
            fast::makeTileGenerator(checkpoint.architecture, checkpoint.weights({}), fast::emulatedTileKernels(), 2);
        const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}});
        for (std::uint64_t seed = 0; seed < std::min<std::uint64_t>(test::kSweepSeeds, 3); ++seed) {
            const LatentBatch latent = LatentBatch::of(sampleLatent(seed, 512));
            const double quality = test::psnr(tiles->generate(latent).values, exact->generate(latent).values);
            qInfo("seed %d: %.1f dB", static_cast<int>(seed), quality);
            QVERIFY2(quality >= 40, qPrintable(QString::number(quality)));
        }
    }

    void tilesKeepFortyDecibelsOnEveryReferenceCheckpoint() {
        QDirIterator files(test::dataPath(""), {"*.pth"}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const Checkpoint checkpoint = openCheckpoint(files.next().toStdString());
            const LatentBatch latents = sampleBatch(0, 8, checkpoint.architecture.latentSize);
            const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}})->generate(latents);
            const auto tiles =
                fast::makeTileGenerator(checkpoint.architecture, checkpoint.weights({}), fast::emulatedTileKernels(), 2)
                    ->generate(latents);
            const double quality = qualityOf(files.filePath(), tiles, exact);
            QVERIFY2(quality >= 40, qPrintable(files.filePath() + QStringLiteral(": %1 dB").arg(quality)));
            ++count;
        }
        QVERIFY(count >= 8);
    }

    void theNumberOfThreadsDoesNotChangeABitOnTiles() {
        const Architecture architecture{64, {64, 64, 64, 64, 32}};
        const RandomWeights random(architecture);
        const LatentBatch latents = sampleBatch(1, 1, 64);
        const auto with = [&](int threads) {
            return fast::makeTileGenerator(architecture, random.weights, fast::emulatedTileKernels(), threads)
                ->generate(latents)
                .values;
        };
        const auto one = with(1);
        QVERIFY(with(2) == one);
        QVERIFY(with(17) == one);
    }

    void theNumberOfThreadsDoesNotChangeABit() {
        const Architecture architecture{64, {64, 64, 64, 64, 32}};
        RandomWeights random(architecture);
        const LatentBatch latents = sampleBatch(1, 1, 64);
        const auto with = [&](int threads) {
            return fast::makeFastGenerator(architecture, random.weights, *fast::floatKernels(), threads)
                ->generate(latents)
                .values;
        };
        const auto one = with(1);
        QVERIFY(with(2) == one);
        QVERIFY(with(3) == one);
        QVERIFY(with(17) == one);
    }

    void onePictureAfterAnotherLeavesNoTrace() {
        const Architecture architecture{24, {32, 32, 32, 32}};
        RandomWeights random(architecture);
        const auto generator = fast::makeFastGenerator(architecture, random.weights, *fast::floatKernels(), 2);
        const LatentBatch latents = sampleBatch(3, 3, 24);
        const auto first = generator->generate(latents.slice(0, 1)).values;
        generator->generate(latents);
        generator->generate(latents.slice(2, 1), {1, 0.5F});
        QVERIFY(generator->generate(latents.slice(0, 1)).values == first);
    }

    void bfloat16KeepsFortyDecibelsOverManySeeds() {
        const fast::Kernels* kernels = fast::bfloat16Kernels();
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        if (kernels == nullptr) {
            // The processor cannot do it: then it must be refused by name and Auto must take float32.
            QVERIFY_EXCEPTION_THROWN(makeGenerator(checkpoint, {{}, Device::Cpu, Precision::BFloat16, {}}),
                                     GeneratorError);
            QCOMPARE(makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Auto, {}})->precision(),
                     Precision::Float32);
            return;
        }
        const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}});
        const auto automatic = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Auto, {}});
        QCOMPARE(automatic->precision(), Precision::BFloat16);
        double worst = INFINITY;
        for (std::uint64_t seed = 0; seed < test::kSweepSeeds; ++seed) {
            const LatentBatch latent = LatentBatch::of(sampleLatent(seed, 512));
            worst = std::min(worst, test::psnr(automatic->generate(latent).values, exact->generate(latent).values));
        }
        QVERIFY2(worst >= 40, qPrintable(QString::number(worst)));
    }

    void bfloat16KeepsFortyDecibelsOnEveryReferenceCheckpoint() {
        if (fast::bfloat16Kernels() == nullptr) {
            QSKIP("this processor has no arithmetic for bfloat16");
        }
        QDirIterator files(test::dataPath(""), {"*.pth"}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const Checkpoint checkpoint = openCheckpoint(files.next().toStdString());
            const LatentBatch latents = sampleBatch(0, 64, checkpoint.architecture.latentSize);
            const auto exact = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}})->generate(latents);
            const auto rounded =
                makeGenerator(checkpoint, {{}, Device::Cpu, Precision::BFloat16, {}})->generate(latents);
            const auto automatic = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Auto, {}})->generate(latents);
            QVERIFY(test::worstPsnr(automatic, exact) >= 40);
            const double quality = qualityOf(files.filePath(), rounded, exact);
            QVERIFY2(quality >= 40, qPrintable(files.filePath() + QStringLiteral(": %1 dB").arg(quality)));
            ++count;
        }
        QVERIFY(count >= 8);
    }
};

LATENTWALK_TEST(TestFastGenerator, core)

}  // namespace test_fast_generator

#include "test_fast_generator.moc"
