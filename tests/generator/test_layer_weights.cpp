// SPDX-License-Identifier: GPL-3.0-or-later
// How weights are prepared, against the same written down plainly, one number after the other: to the last bit, since
// pictures are to be the same bytes however quickly a network is made.

#include <QTest>
#include <cmath>
#include <cstring>
#include <random>

#include "core/generator/fast/base/layer_weights.h"
#include "core/generator/fast/base/taps.h"
#include "core/generator/fast/kernels/bfloat16.h"
#include "core/generator/fast/tiles/tile_weights.h"
#include "core/model/weights/weight_values.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::fast;

namespace test_layer_weights {

namespace {

using Bytes = std::vector<std::byte>;

WeightTensor randomTensor(std::vector<std::int64_t> shape, DType dtype, unsigned seed) {
    WeightTensor tensor;
    tensor.dtype = dtype;
    tensor.shape = std::move(shape);
    const auto count = static_cast<std::size_t>(tensor.elementCount());
    const auto bytes = std::make_shared<Bytes>(count * sizeOf(dtype));
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const double value = std::uniform_real_distribution<double>(-2, 2)(random);
        if (dtype == DType::Float16) {
            const std::uint16_t half = halfFromDouble(value);
            std::memcpy(bytes->data() + i * 2, &half, 2);
        } else {
            const auto number = static_cast<float>(value);
            std::memcpy(bytes->data() + i * 4, &number, 4);
        }
    }
    tensor.bytes = *bytes;
    tensor.owner = bytes;
    return tensor;
}

void put(Bytes& to, std::size_t index, float value, bool bfloat16) {
    if (bfloat16) {
        const std::uint16_t rounded = toBfloat16(value);
        std::memcpy(to.data() + index * 2, &rounded, 2);
    } else {
        std::memcpy(to.data() + index * 4, &value, 4);
    }
}

// Element (d, n) of a panel of right factors (kernels.h).
std::size_t inPanel(std::int64_t d, std::int64_t n, bool bfloat16) {
    return static_cast<std::size_t>(bfloat16 ? (d / 2 * kPanel + n) * 2 + d % 2 : d * kPanel + n);
}

std::vector<float> winogradRow(bool upsample, float w0, float w1, float w2) {
    const float plus2 = (w0 + 2 * w1 + 4 * w2) / 24;
    const float minus2 = (w0 - 2 * w1 + 4 * w2) / 24;
    if (upsample) {
        return {w0 / 4, -(w0 + w1 + w2) / 6, -3 * plus2, minus2, w2};
    }
    return {w0 / 4, -(w0 + w1 + w2) / 6, -(w0 - w1 + w2) / 6, plus2, minus2, w2};
}

bool same(const Bytes& plain, const void* prepared, std::size_t bytes) {
    return plain.size() == bytes && std::memcmp(plain.data(), prepared, bytes) == 0;
}

}  // namespace

class TestLayerWeights : public QObject {
    Q_OBJECT

private:
    static constexpr std::int64_t kIn = 37;   // no multiple of anything
    static constexpr std::int64_t kOut = 45;  // a whole panel and a part of one

    static ConvShape shapeOf(bool upsample) { return {padded(kIn), padded(kOut), kOut, 16, upsample, true, 0.2F}; }
    static LayerWeights kernelsOf(DType dtype) {
        return {randomTensor({kOut, kIn, 3, 3}, dtype, 1), randomTensor({kOut}, dtype, 2)};
    }
    static Kernels kernelsWith(bool bfloat16) {
        Kernels kernels = *floatKernels("portable");
        kernels.elementSize = bfloat16 ? 2 : 4;
        return kernels;
    }

    Workers m_workers{3};

private slots:
    void plainWeightsAreThoseOfTheFile_data() {
        QTest::addColumn<DType>("dtype");
        QTest::addColumn<bool>("equalized");
        for (const DType dtype : {DType::Float16, DType::Float32}) {
            for (const bool equalized : {false, true}) {
                QTest::addRow("%s %d", std::string(nameOf(dtype)).c_str(), equalized) << dtype << equalized;
            }
        }
    }
    void plainWeightsAreThoseOfTheFile() {
        QFETCH(DType, dtype);
        QFETCH(bool, equalized);
        // More than one worker takes at once.
        const LayerWeights source{randomTensor({131, 70, 3, 3}, dtype, 3), randomTensor({131}, dtype, 4)};
        const PlainLayer layer = plainLayer(source, equalized, m_workers);
        const float factor = equalized ? static_cast<float>(std::sqrt(2.0 / (70 * 9))) : 1;
        for (const auto& [tensor, values] :
             {std::pair{&source.weight, &layer.weight}, std::pair{&source.bias, &layer.bias}}) {
            QCOMPARE(values->size(), static_cast<std::size_t>(tensor->elementCount()));
            for (std::size_t i = 0; i < values->size(); ++i) {
                QCOMPARE(std::bit_cast<std::uint32_t>(values->data()[i]),
                         std::bit_cast<std::uint32_t>(static_cast<float>(valueAt(*tensor, i)) * factor));
            }
        }
    }

    void matricesAreTheSameBits_data() {
        QTest::addColumn<bool>("upsample");
        QTest::addColumn<bool>("bfloat16");
        for (const bool upsample : {false, true}) {
            for (const bool bfloat16 : {false, true}) {
                QTest::addRow("%s %s", upsample ? "upsampled" : "plain", bfloat16 ? "bfloat16" : "float32")
                    << upsample << bfloat16;
            }
        }
    }
    void matricesAreTheSameBits() {
        QFETCH(bool, upsample);
        QFETCH(bool, bfloat16);
        const ConvShape shape = shapeOf(upsample);
        const PlainLayer layer = plainLayer(kernelsOf(DType::Float16), false, m_workers);
        const int side = upsample ? 5 : 6;
        const std::int64_t matrix = shape.inChannels * shape.outChannels;
        Bytes plain(static_cast<std::size_t>(shape.matrices() * matrix * (bfloat16 ? 2 : 4)));
        for (std::int64_t n = 0; n < kOut; ++n) {
            for (std::int64_t d = 0; d < kIn; ++d) {
                const float* w = layer.weight.data() + (n * kIn + d) * 9;
                std::vector<std::vector<float>> columns;
                for (int x = 0; x < 3; ++x) {
                    columns.push_back(winogradRow(upsample, w[x], w[3 + x], w[6 + x]));
                }
                for (std::size_t i = 0; i < static_cast<std::size_t>(side); ++i) {
                    const auto row = winogradRow(upsample, columns[0][i], columns[1][i], columns[2][i]);
                    for (std::size_t j = 0; j < row.size(); ++j) {
                        const auto m = static_cast<std::int64_t>(i * row.size() + j);
                        const auto begin = m * matrix + n / kPanel * shape.inChannels * kPanel;
                        put(plain, static_cast<std::size_t>(begin) + inPanel(d, n % kPanel, bfloat16), row[j],
                            bfloat16);
                    }
                }
            }
        }
        const PreparedLayer prepared = prepareWinograd(shape, kIn, layer, kernelsWith(bfloat16), m_workers);
        QVERIFY(same(plain, prepared.factors.data(), prepared.factors.size()));
        QCOMPARE(std::memcmp(prepared.bias.data(), layer.bias.data(), kOut * sizeof(float)), 0);
    }

    void tapsAreTheSameBits_data() { matricesAreTheSameBits_data(); }
    void tapsAreTheSameBits() {
        QFETCH(bool, upsample);
        QFETCH(bool, bfloat16);
        const ConvShape shape = shapeOf(upsample);
        const PlainLayer layer = plainLayer(kernelsOf(DType::Float16), true, m_workers);
        const std::vector<TapPlane> planes = tapPlanes(upsample);
        const auto taps = std::ssize(planes[0].taps);
        const std::int64_t depth = taps * shape.inChannels;
        Bytes plain(planes.size() * static_cast<std::size_t>(depth * shape.outChannels * (bfloat16 ? 2 : 4)));
        for (std::int64_t p = 0; p < std::ssize(planes); ++p) {
            for (std::int64_t n = 0; n < kOut; ++n) {
                for (std::int64_t d = 0; d < kIn; ++d) {
                    for (std::int64_t t = 0; t < taps; ++t) {
                        const Tap& tap = planes[static_cast<std::size_t>(p)].taps[static_cast<std::size_t>(t)];
                        const auto begin = p * depth * shape.outChannels + n / kPanel * depth * kPanel;
                        put(plain,
                            static_cast<std::size_t>(begin) + inPanel(t * shape.inChannels + d, n % kPanel, bfloat16),
                            tap.weight(layer.weight.data() + (n * kIn + d) * 9), bfloat16);
                    }
                }
            }
        }
        const PreparedLayer prepared = prepareDirect(shape, kIn, layer, kernelsWith(bfloat16), m_workers);
        QVERIFY(same(plain, prepared.factors.data(), prepared.factors.size()));
        // The tiles' panels lie the same way in bfloat16.
        static_assert(kTilePanel == kPanel);
        const TileFactors tiles =
            prepareTiles(planes[0].taps, kIn, shape.inChannels, kOut, shape.outChannels, layer, m_workers);
        if (bfloat16) {
            QVERIFY(std::memcmp(plain.data(), tiles.data(), tiles.size() * 2) == 0);
        }
    }

    void formatIsTheSameBits_data() {
        QTest::addColumn<bool>("bfloat16");
        QTest::newRow("float32") << false;
        QTest::newRow("bfloat16") << true;
    }
    void formatIsTheSameBits() {
        QFETCH(bool, bfloat16);
        const PlainLayer layer = plainLayer(
            {randomTensor({16 * kOut, kIn}, DType::Float16, 5), randomTensor({16 * kOut}, DType::Float16, 6)}, true,
            m_workers);
        const std::int64_t width = padded(kOut);
        const std::int64_t depth = padded(kIn);
        Bytes plain(static_cast<std::size_t>(16 * width * depth * (bfloat16 ? 2 : 4)));
        std::vector<float> bias(static_cast<std::size_t>(16 * width));
        for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
            for (std::int64_t channel = 0; channel < kOut; ++channel) {
                const std::int64_t column = pixel * width + channel;
                bias[static_cast<std::size_t>(column)] = layer.bias.data()[channel * 16 + pixel];
                for (std::int64_t d = 0; d < kIn; ++d) {
                    put(plain,
                        static_cast<std::size_t>(column / kPanel * depth * kPanel) +
                            inPanel(d, column % kPanel, bfloat16),
                        layer.weight.data()[(channel * 16 + pixel) * kIn + d], bfloat16);
                }
            }
        }
        const PreparedLayer prepared = prepareFormat(kIn, kOut, layer, kernelsWith(bfloat16), m_workers);
        QVERIFY(same(plain, prepared.factors.data(), prepared.factors.size()));
        QCOMPARE(std::memcmp(bias.data(), prepared.bias.data(), bias.size() * sizeof(float)), 0);
        if (bfloat16) {
            const TileFormat tiles = prepareTileFormat(kIn, kOut, layer, m_workers);
            QVERIFY(same(plain, tiles.factors.data(), tiles.factors.size() * 2));
            QCOMPARE(std::memcmp(bias.data(), tiles.bias.data(), bias.size() * sizeof(float)), 0);
        }
    }

    // Small ones come from the heap, large ones from the system; both again after they were used.
    void buffersAreZeroAndAligned() {
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, (std::size_t{1} << 18) - 1,
                                        std::size_t{1} << 18, (std::size_t{5} << 20) + 3}) {
            for (int again = 0; again < 3; ++again) {
                AlignedBuffer<float> buffer(count);
                QCOMPARE(buffer.size(), count);
                QCOMPARE(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64, std::uintptr_t{0});
                QVERIFY(std::all_of(buffer.data(), buffer.data() + count, [](float value) { return value == 0; }));
                std::fill_n(buffer.data(), count, 1.0F);
                const AlignedBuffer<float> moved = std::move(buffer);
                QVERIFY(count == 0 || moved.data()[count - 1] == 1);
            }
        }
#ifndef __SANITIZE_ADDRESS__  // which ends the program where more is asked for than there can be
        QVERIFY_EXCEPTION_THROWN(AlignedBuffer<float>(std::size_t{1} << 58), std::bad_alloc);
#endif
    }
};

LATENTWALK_TEST(TestLayerWeights, none)

}  // namespace test_layer_weights

#include "test_layer_weights.moc"
