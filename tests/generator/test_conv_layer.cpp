// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "core/generator/fast/conv_layer.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::fast;

namespace test_conv_layer {

namespace {

std::vector<float> randomNumbers(std::int64_t count, unsigned seed) {
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) {
        value = normal(engine);
    }
    return values;
}

ConvShape shapeOf(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample) {
    return {padded(in), padded(out), out, resolution, upsample, true, 0.2F};
}

// A layer's input with its border of zeros; `channels` of them are real.
AlignedBuffer<float> inputFor(const ConvShape& shape, std::int64_t channels) {
    const std::int64_t side = shape.inResolution() + 2;
    AlignedBuffer<float> input(static_cast<std::size_t>(side * side * shape.inChannels));
    const auto values = randomNumbers(shape.inResolution() * shape.inResolution() * channels, 2);
    std::size_t next = 0;
    for (std::int64_t y = 1; y < side - 1; ++y) {
        for (std::int64_t x = 1; x < side - 1; ++x) {
            for (std::int64_t channel = 0; channel < channels; ++channel) {
                input.data()[(y * side + x) * shape.inChannels + channel] = values[next++];
            }
        }
    }
    return input;
}

PlainLayer layerOf(std::int64_t in, std::int64_t out) {
    const auto fill = [](AlignedBuffer<float>& buffer, const std::vector<float>& values) {
        buffer = AlignedBuffer<float>(values.size());
        std::copy(values.begin(), values.end(), buffer.data());
    };
    PlainLayer layer;
    fill(layer.weight, randomNumbers(in * out * 9, 3));
    fill(layer.bias, randomNumbers(out, 4));
    return layer;
}

std::vector<float> outputOf(ConvLayer& layer, const AlignedBuffer<float>& input, const Kernels& kernels, int workers) {
    std::vector<Scratch> scratch;
    for (int worker = 0; worker < workers; ++worker) {
        scratch.emplace_back(worker == 0 ? layer.firstScratch() : layer.otherScratch(), kernels);
    }
    layer.run(input.data(), scratch);
    const std::int64_t side = layer.shape().outResolution + 2;
    return {layer.output(), layer.output() + side * side * layer.shape().outChannels};
}

}  // namespace

class TestConvLayer : public QObject {
    Q_OBJECT

private:
    static void addShapes() {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<bool>("upsample");
        QTest::addColumn<int>("threads");
        QTest::newRow("fewer tiles than a block") << 40 << 64 << 8 << false << 2;
        QTest::newRow("upsampled") << 64 << 33 << 32 << true << 3;
        QTest::newRow("plain") << 33 << 40 << 32 << false << 2;
        QTest::newRow("wide") << 288 << 256 << 32 << true << 2;
        QTest::newRow("one thread") << 64 << 64 << 64 << false << 1;
        QTest::newRow("more threads than blocks") << 32 << 32 << 32 << true << 17;
    }
    struct Fetched {
        int in;
        int threads;
        ConvShape shape;
        PlainLayer plain;
        AlignedBuffer<float> input;
    };
    static Fetched fetched() {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, resolution);
        QFETCH(bool, upsample);
        QFETCH(int, threads);
        const ConvShape shape = shapeOf(in, out, resolution, upsample);
        return {in, threads, shape, layerOf(in, out), inputFor(shape, in)};
    }

private slots:
    void theSharingOfTilesDoesNotChangeABit_data() { addShapes(); }
    void theSharingOfTilesDoesNotChangeABit() {
        const auto [in, threads, shape, plain, input] = fetched();
        Workers workers(threads);
        for (const Kernels* kernels : {floatKernels(), floatKernels("portable"), bfloat16Kernels()}) {
            if (kernels == nullptr) {
                continue;
            }
            std::vector<Sharing> ways = sharings(shape, threads);
            QVERIFY(!ways.empty());
            for (const Sharing& way : {Sharing{true, 8}, Sharing{true, 24}, Sharing{false, 8}}) {
                ways.push_back(way);
            }
            std::vector<float> expected;
            for (const Sharing& way : ways) {
                ConvLayer layer(shape, {way}, prepareWinograd(shape, in, plain, *kernels, workers), *kernels, workers);
                const std::vector<float> values = outputOf(layer, input, *kernels, threads);
                if (expected.empty()) {
                    expected = values;
                }
                QVERIFY2(values == expected, qPrintable(QStringLiteral("%1 %2 of %3")
                                                            .arg(kernels->name, way.together ? "together" : "each")
                                                            .arg(way.tiles)));
            }
        }
    }

    // And does not stop doing so while a layer looks for the fastest way.
    void aLayerGivesTheSameBitsInEveryRun() {
        const ConvShape shape = shapeOf(64, 64, 64, false);
        const PlainLayer plain = layerOf(64, 64);
        const AlignedBuffer<float> input = inputFor(shape, 64);
        Workers workers(2);
        const Kernels& kernels = *floatKernels();
        QVERIFY(sharings(shape, 2).size() > 1);
        ConvLayer layer(shape, Form::Winograd, prepareWinograd(shape, 64, plain, kernels, workers), kernels, workers);
        const std::vector<float> first = outputOf(layer, input, kernels, 2);
        for (int run = 0; run < 20; ++run) {
            QVERIFY(outputOf(layer, input, kernels, 2) == first);
        }
    }

    // Both forms are the same convolution.
    void theFormsDifferByRoundingOnly_data() { addShapes(); }
    void theFormsDifferByRoundingOnly() {
        const auto [in, threads, shape, plain, input] = fetched();
        Workers workers(threads);
        const Kernels& kernels = *floatKernels();
        ConvLayer direct(shape, Form::Direct, prepareDirect(shape, in, plain, kernels, workers), kernels, workers);
        ConvLayer winograd(shape, Form::Winograd, prepareWinograd(shape, in, plain, kernels, workers), kernels,
                           workers);
        const std::vector<float> a = outputOf(direct, input, kernels, threads);
        const std::vector<float> b = outputOf(winograd, input, kernels, threads);
        float largest = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            largest = std::max(largest, std::abs(a[i] - b[i]));
        }
        QVERIFY2(largest < 4e-4F, qPrintable(QString::number(largest)));
        QVERIFY(std::any_of(a.begin(), a.end(), [](float value) { return value > 1; }));
    }

    void theFastestWayStays() {
        Fastest fastest(3);
        std::vector<int> taken;
        while (!fastest.isDecided()) {
            taken.push_back(fastest.way());
            // One slow run of the fastest way, as another program causes it.
            fastest.took(taken.size() == 3 ? 9 : std::vector{2.0, 1.5, 1.0}[static_cast<std::size_t>(fastest.way())]);
        }
        QCOMPARE(taken, (std::vector<int>{0, 1, 2, 0, 1, 2, 0, 1, 2}));
        QCOMPARE(fastest.way(), 2);
    }

    void theUsualWayStaysUnlessAnotherIsClearlyFaster() {
        Fastest fastest(2);
        while (!fastest.isDecided()) {
            fastest.took(fastest.way() == 0 ? 1 : 0.97);
        }
        QCOMPARE(fastest.way(), 0);
    }

    void oneWayIsNotMeasured() {
        QVERIFY(Fastest(1).isDecided());
        QCOMPARE(Fastest(1).way(), 0);
    }
};

LATENTWALK_TEST(TestConvLayer, core)

}  // namespace test_conv_layer

#include "test_conv_layer.moc"
