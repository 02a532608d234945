// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <numeric>
#include <random>

#include "core/generator/backward/own_gradient.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/make/make_gradient.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/generator/torch/torch_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/random_weights.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::RandomWeights;

namespace test_image_gradient {

namespace {

std::vector<float> normalNumbers(std::size_t count, unsigned seed, float size) {
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal(0, size);
    std::vector<float> values(count);
    std::ranges::generate(values, [&] { return normal(engine); });
    return values;
}

FaceOffsets randomOffsets(const Architecture& architecture, int scales, float size) {
    FaceOffsets offsets = zeroOffsets(architecture, scales);
    for (std::size_t i = 0; i < offsets.scales.size(); ++i) {
        offsets.scales[i] = normalNumbers(offsets.scales[i].size(), 50 + static_cast<unsigned>(i), size);
    }
    return offsets;
}

// One after the other: the latent and each offset.
std::vector<std::vector<float>> partsOf(const FaceGradient& gradient) {
    std::vector<std::vector<float>> parts{gradient.latent};
    for (const std::vector<float>& offset : gradient.offsets.scales) {
        if (!offset.empty()) {
            parts.push_back(offset);
        }
    }
    return parts;
}

double dot(std::span<const float> a, std::span<const float> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                              [](float x, float y) { return static_cast<double>(x) * y; });
}

double relativeError(const std::vector<float>& a, const std::vector<float>& exact) {
    double error = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        error += std::pow(static_cast<double>(a[i]) - exact[i], 2);
    }
    return a.size() == exact.size() ? std::sqrt(error / dot(exact, exact)) : INFINITY;
}

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
    return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

// A loss that is linear in the image, with its derivative: smooth, as differences of pictures are. (Of noise nearly all
// cancels on the way back, and what is left are the few values near the leaky ReLU's kink that rounding puts on its
// other side.)
std::vector<float> lossOf(const Images& image) {
    std::vector<float> values(image.values.size());
    const auto side = static_cast<float>(image.width);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto pixel = static_cast<std::int64_t>(i) % (image.width * image.height);
        const auto channel = static_cast<float>(static_cast<std::int64_t>(i) / (image.width * image.height));
        const float x = static_cast<float>(pixel % image.width) / side;
        const float y = static_cast<float>(pixel / image.width) / side;
        values[i] = std::cos(7 * x + channel) * std::sin(5 * y - channel) + 0.5F;
    }
    return values;
}

// How near derivatives are: where the leaky ReLU has a kink some values land on its other side, and change more than
// rounding does.
constexpr double kNear = 1e-4;
constexpr double kNearWithKinks = 1e-2;
constexpr double kNearWithoutLeak = 5e-2;  // there one value's whole path comes or goes: 0.028 with LibTorch 2.6
constexpr float kStraight = 1;             // a leak without a kink

FaceGradient gradientOf(ImageGradient& network, const Latent& latent, const FaceOffsets& offsets, int scale) {
    return network.backward(lossOf(network.forward(latent, offsets, scale)));
}

// The derivative along a random direction of all that a face is made of, and what it is by two forward passes.
struct Slope {
    double exact;
    double difference;
};
Slope slopeOf(ImageGradient& network, const Latent& latent, const FaceOffsets& offsets, int scale, float step,
              unsigned seed) {
    const FaceGradient gradient = gradientOf(network, latent, offsets, scale);
    const Latent direction = normalNumbers(latent.size(), seed, 1);
    Slope slope{dot(gradient.latent, direction), 0};
    FaceOffsets along;
    for (std::size_t i = 0; i < along.scales.size(); ++i) {
        along.scales[i] = normalNumbers(offsets.scales[i].size(), seed + 1 + static_cast<unsigned>(i), 1);
        slope.exact += dot(gradient.offsets.scales[i], along.scales[i]);
    }
    for (const float sign : {1.0F, -1.0F}) {
        const auto moved = [&](std::vector<float> from, const std::vector<float>& by) {
            for (std::size_t i = 0; i < from.size(); ++i) {
                from[i] += sign * step * by[i];
            }
            return from;
        };
        FaceOffsets there;
        for (std::size_t i = 0; i < there.scales.size(); ++i) {
            there.scales[i] = moved(offsets.scales[i], along.scales[i]);
        }
        const Images& image = network.forward(moved(latent, direction), there, scale);
        slope.difference += sign * dot(lossOf(image), image.values) / (2 * static_cast<double>(step));
    }
    return slope;
}

}  // namespace

class TestImageGradient : public QObject {
    Q_OBJECT

private:
    static void comparePointing(ImageGradient& own, ImageGradient& exact, const Latent& latent,
                                const FaceOffsets& offsets, int scale, double least = 0.999) {
        const auto expected = partsOf(gradientOf(exact, latent, offsets, scale));
        const auto parts = partsOf(gradientOf(own, latent, offsets, scale));
        QCOMPARE(parts.size(), expected.size());
        for (std::size_t part = 0; part < expected.size(); ++part) {
            if (dot(expected[part], expected[part]) == 0) {
                QVERIFY(parts[part] == expected[part]);
                continue;
            }
            const double same = cosine(parts[part], expected[part]);
            const double length = std::sqrt(dot(parts[part], parts[part]) / dot(expected[part], expected[part]));
            qInfo("scale %d, part %d: cosine %.6f, length %.4f", scale, static_cast<int>(part), same, length);
            QVERIFY2(same >= least, qPrintable(QString::number(same)));
            QVERIFY2(std::abs(length - 1) < (least < 0.999 ? 0.15 : 0.02), qPrintable(QString::number(length)));
        }
    }

private slots:
    void initTestCase() { setThreads(2); }

    // Every instruction set that this processor has, against LibTorch's derivatives, on architectures that stress
    // padding and both forms, at every scale.
    void equalsLibTorchsDerivatives_data() {
        QTest::addColumn<QString>("isa");
        QTest::addColumn<Architecture>("architecture");
        const std::vector<std::pair<const char*, Architecture>> architectures{
            {"one scale", {24, {64}}},
            {"grey, odd widths", {7, {5, 65, 33, 3}, 1}},
            {"no pixelnorm", {16, {64, 40, 8, 8}, 3, 0.2F, true, false}},
            {"tanh, plain layers", {40, {32, 40, 64, 16}, 3, 0.1F, false, true, 0.0F, OutputActivation::Tanh}},
            {"no leak", {40, {32, 64, 32}, 3, 0.0F}},
            {"to 64", {64, {64, 64, 64, 48, 32}}},
            {"to 64, without kinks", {64, {64, 64, 64, 48, 32}, 3, kStraight}},
            {"odd widths, without kinks", {24, {40, 65, 33, 3}, 3, kStraight}},
        };
        for (const char* isa : {"avx512", "avx2", "portable"}) {
            if (fast::floatKernels(isa) != nullptr) {
                for (const auto& [name, architecture] : architectures) {
                    QTest::addRow("%s, %s", isa, name) << isa << architecture;
                }
            }
        }
    }
    void equalsLibTorchsDerivatives() {
        QFETCH(QString, isa);
        QFETCH(Architecture, architecture);
        const RandomWeights random(
            architecture, architecture.equalizedLearningRate ? RandomWeights::Size::One : RandomWeights::Size::OfHe);
        const auto plain = makeTorchGradient(architecture, random.weights, false);
        const auto own =
            fast::makeFastGradient(architecture, random.weights, *fast::floatKernels(isa.toLatin1().constData()), 2);
        const Latent latent = sampleLatent(1, architecture.latentSize);
        // Upwards and downwards: what is prepared for one scale serves the others.
        for (const int scale : {0, architecture.scaleCount() - 1, architecture.scaleCount() / 2}) {
            const FaceOffsets offsets = randomOffsets(architecture, kOffsetScales, 0.3F);
            const Images expected = plain->forward(latent, offsets, scale);
            QVERIFY(relativeError(own->forward(latent, offsets, scale).values, expected.values) < 1e-5);
            const auto exact = partsOf(gradientOf(*plain, latent, offsets, scale));
            const auto parts = partsOf(gradientOf(*own, latent, offsets, scale));
            QCOMPARE(parts.size(), exact.size());
            for (std::size_t part = 0; part < parts.size(); ++part) {
                if (dot(exact[part], exact[part]) == 0) {
                    QVERIFY(parts[part] == exact[part]);  // an offset that this scale does not see
                    continue;
                }
                const double error = relativeError(parts[part], exact[part]);
                const double kinks = architecture.leak == 0 ? kNearWithoutLeak : kNearWithKinks;
                QVERIFY2(error <= (architecture.leak == kStraight ? kNear : kinks),
                         qPrintable(QStringLiteral("scale %1, part %2: %3").arg(scale).arg(part).arg(error)));
            }
        }
    }

    void equalsLibTorchsOnTheBuiltInModel() {
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const auto own = makeImageGradient(checkpoint, {{}, Device::Cpu, Precision::Float32, {}, Heads::Fitted});
        QCOMPARE(own->precision(), Precision::Float32);
        const auto plain = makeTorchGradient(
            checkpoint.architecture, withHeads(checkpoint.architecture, checkpoint.weights(), Heads::Fitted), false);
        const FaceOffsets offsets = randomOffsets(checkpoint.architecture, 3, 0.1F);
        for (const int scale : {2, 3, 5}) {
            const Latent latent = sampleLatent(static_cast<std::uint64_t>(scale), 512);
            const auto exact = partsOf(gradientOf(*plain, latent, offsets, scale));
            const auto parts = partsOf(gradientOf(*own, latent, offsets, scale));
            for (std::size_t part = 0; part < exact.size(); ++part) {
                const double error = relativeError(parts[part], exact[part]);
                qInfo("scale %d, part %d: %.1e", scale, static_cast<int>(part), error);
                QVERIFY2(error <= 1e-3, qPrintable(QString::number(error)));
            }
        }
    }

    // On the emulated tiles, the processor's and AVX512-BF16, as far as they are there.
    void bfloat16PointsTheSameWay_data() {
        QTest::addColumn<QString>("arithmetic");
        QTest::newRow("emulated tiles") << "emulated";
        if (fast::tileKernels() != nullptr) {
            QTest::newRow("tiles") << "tiles";
        }
        if (fast::bfloat16Kernels() != nullptr) {
            QTest::newRow("AVX512-BF16") << "kernels";
        }
    }
    void bfloat16PointsTheSameWay() {
        QFETCH(QString, arithmetic);
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const Architecture& architecture = checkpoint.architecture;
        const GeneratorWeights weights = withHeads(architecture, checkpoint.weights(), Heads::Fitted);
        const bool emulated = arithmetic == QStringLiteral("emulated");
        const auto own = arithmetic == QStringLiteral("kernels")
                             ? fast::makeFastGradient(architecture, weights, *fast::bfloat16Kernels(), 2)
                             : fast::makeTileGradient(architecture, weights,
                                                      emulated ? fast::emulatedTileKernels() : *fast::tileKernels(), 2);
        QCOMPARE(own->precision(), Precision::BFloat16);
        const auto exact = fast::makeFastGradient(architecture, weights, *fast::floatKernels(), 2);
        const FaceOffsets offsets = randomOffsets(architecture, 3, 0.1F);
        for (const int scale : emulated ? std::vector{0, 2} : std::vector{0, 2, 3, 5}) {
            comparePointing(*own, *exact, sampleLatent(static_cast<std::uint64_t>(scale), 512), offsets, scale);
        }
    }

    // At resolutions where tiles are not packed, and with widths that are no multiple of anything.
    void tilesPointTheSameWayAtEveryScale_data() {
        QTest::addColumn<Architecture>("architecture");
        const std::vector<std::pair<const char*, Architecture>> architectures{
            {"odd widths, grey", {7, {65, 70, 40, 33, 36}, 1}},
            {"odd widths, grey, without kinks", {7, {65, 70, 40, 33, 36}, 1, kStraight}},
            {"wide, no pixelnorm, tanh",
             {40, {256, 64, 64, 64, 32}, 3, 0.1F, true, false, 0.0F, OutputActivation::Tanh}},
            {"wide, no pixelnorm, without kinks", {40, {256, 64, 64, 64, 32}, 3, kStraight, true, false}},
        };
        for (const auto& [name, architecture] : architectures) {
            QTest::newRow(name) << architecture;
        }
    }
    void tilesPointTheSameWayAtEveryScale() {
        QFETCH(Architecture, architecture);
        const RandomWeights random(architecture);
        const auto plain = makeTorchGradient(architecture, random.weights, false);
        const auto own = fast::makeTileGradient(architecture, random.weights, fast::emulatedTileKernels(), 2);
        const FaceOffsets offsets = randomOffsets(architecture, 3, 0.3F);
        for (const int scale : {4, 0, 3}) {
            comparePointing(*own, *plain, sampleLatent(1, architecture.latentSize), offsets, scale,
                            architecture.leak == kStraight ? 0.999 : 0.97);
        }
    }

    // Of both: a derivative that both get wrong is not right.
    void equalsFiniteDifferences_data() {
        QTest::addColumn<bool>("own");
        QTest::newRow("ours") << true;
        QTest::newRow("LibTorch's") << false;
    }
    void equalsFiniteDifferences() {
        QFETCH(bool, own);
        const Architecture architecture{40, {64, 64, 48, 32}, 3, kStraight};
        const RandomWeights random(architecture);
        const auto network = own ? fast::makeFastGradient(architecture, random.weights, *fast::floatKernels(), 2)
                                 : makeTorchGradient(architecture, random.weights, false);
        const Latent latent = sampleLatent(1, architecture.latentSize);
        const FaceOffsets offsets = randomOffsets(architecture, 3, 0.2F);
        for (const int scale : {0, 1, 3}) {
            for (const unsigned direction : {100U, 200U}) {
                const Slope slope = slopeOf(*network, latent, offsets, scale, 2e-3F, direction);
                const double difference = std::abs(slope.exact - slope.difference);
                QVERIFY2(difference < 1e-2 * std::abs(slope.exact) + 0.05,
                         qPrintable(
                             QStringLiteral("scale %1: %2 and %3").arg(scale).arg(slope.exact).arg(slope.difference)));
            }
        }
    }

    void equalsFiniteDifferencesOnTheBuiltInModel() {
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const auto network = makeImageGradient(checkpoint, {{}, Device::Cpu, Precision::Float32, {}, Heads::Fitted});
        const FaceOffsets offsets = randomOffsets(checkpoint.architecture, 3, 0.1F);
        for (const int scale : {2, 5}) {
            const Slope slope = slopeOf(*network, sampleLatent(3, 512), offsets, scale, 2e-3F, 300);
            qInfo("scale %d: %.2f and %.2f", scale, slope.exact, slope.difference);
            QVERIFY2(std::abs(slope.exact - slope.difference) < 5e-2 * std::abs(slope.exact) + 0.05,
                     qPrintable(QStringLiteral("%1 and %2").arg(slope.exact).arg(slope.difference)));
        }
    }

    void paintsWhatTheGeneratorPaints() {
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const GeneratorSettings settings{{}, Device::Cpu, Precision::Float32, {}, Heads::Fitted};
        const Latent latent = sampleLatent(5, 512);
        const auto offsets = std::make_shared<FaceOffsets>(randomOffsets(checkpoint.architecture, 2, 0.1F));
        for (const int scale : {3, 5}) {
            const Images image =
                makeGenerator(checkpoint, settings)->generate(LatentBatch::of(latent, offsets), {scale, {}});
            QVERIFY(makeImageGradient(checkpoint, settings)->forward(latent, *offsets, scale).values == image.values);
        }
    }

    void threadsAndEarlierFacesDoNotChangeABit() {
        const Architecture architecture{64, {64, 64, 64, 48, 32}};
        const RandomWeights random(architecture);
        const FaceOffsets offsets = randomOffsets(architecture, 2, 0.3F);
        const Latent latent = sampleLatent(1, 64);
        const auto with = [&](int threads) {
            const auto network = fast::makeFastGradient(architecture, random.weights, *fast::floatKernels(), threads);
            if (threads > 1) {
                gradientOf(*network, sampleLatent(2, 64), randomOffsets(architecture, 3, 1), 2);
                gradientOf(*network, sampleLatent(3, 64), {}, 4);
            }
            gradientOf(*network, latent, offsets, 4);
            return partsOf(gradientOf(*network, latent, offsets, 4));
        };
        const auto one = with(1);
        QCOMPARE(one.size(), std::size_t{3});
        QVERIFY(with(2) == one);
        QVERIFY(with(5) == one);
    }

    // LibTorch's derivatives serve where ours do not.
    void smallAndBlendedNetworksAreServedToo() {
        for (const Architecture& architecture :
             {Architecture{16, {16, 8}, 3, kStraight}, Architecture{16, {64, 64}, 3, kStraight, true, true, 0.4F}}) {
            const RandomWeights random(architecture);
            Checkpoint checkpoint;
            checkpoint.architecture = architecture;
            checkpoint.average = random.weights;
            const auto network = makeImageGradient(checkpoint, {{}, Device::Cpu, Precision::Auto, {}});
            const Slope slope = slopeOf(*network, sampleLatent(1, 16), zeroOffsets(architecture, 2), 1, 1e-3F, 1);
            QVERIFY(std::abs(slope.exact - slope.difference) < 1e-2 * std::abs(slope.exact) + 0.05);
        }
    }

    void whatDoesNotFitIsSaid() {
        const Architecture architecture{16, {64, 64}};
        const RandomWeights random(architecture);
        for (const bool own : {true, false}) {
            const auto network = own ? fast::makeFastGradient(architecture, random.weights, *fast::floatKernels(), 1)
                                     : makeTorchGradient(architecture, random.weights, false);
            QVERIFY_EXCEPTION_THROWN(network->backward({}), std::logic_error);
            FaceOffsets wrong = zeroOffsets(architecture, 2);
            wrong.scales[1].pop_back();
            try {
                network->forward(sampleLatent(1, 16), wrong, 1);
                QFAIL("offsets of the wrong size were taken");
            } catch (const GeneratorError& error) {
                QCOMPARE(QString::fromUtf8(error.what()),
                         QStringLiteral("the face's offset at 8 x 8 has 4095 numbers, this generator takes 4096"));
            }
            QVERIFY_EXCEPTION_THROWN(network->forward(sampleLatent(1, 15), {}, 1), GeneratorError);
            QVERIFY_EXCEPTION_THROWN(network->forward(sampleLatent(1, 16), {}, 2), GeneratorError);
            network->forward(sampleLatent(1, 16), {}, 1);
            QVERIFY_EXCEPTION_THROWN(network->backward(std::vector<float>(5)), std::invalid_argument);
        }
    }
};

LATENTWALK_TEST(TestImageGradient, core)

}  // namespace test_image_gradient

#include "test_image_gradient.moc"
