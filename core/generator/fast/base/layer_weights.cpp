// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/base/layer_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/generator/fast/base/kernel_block.h"
#include "core/generator/fast/base/panel_writer.h"
#include "core/generator/fast/base/taps.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk::fast {
namespace {

// Times `factor`, all workers sharing it.
AlignedBuffer<float> toFloats(const WeightTensor& tensor, float factor, Workers& workers) {
    constexpr std::int64_t kAtOnce = 1 << 16;
    const std::int64_t count = tensor.elementCount();
    AlignedBuffer<float> values(static_cast<std::size_t>(count));
    workers.run((count + kAtOnce - 1) / kAtOnce, [&](std::int64_t part, int) {
        const std::int64_t first = part * kAtOnce;
        const std::span<float> own(values.data() + first, static_cast<std::size_t>(std::min(kAtOnce, count - first)));
        readFloats(tensor, static_cast<std::size_t>(first), own);
        for (float& value : own) {
            value *= factor;
        }
    });
    return values;
}

using Block = KernelBlock<kPanel>;

AlignedBuffer<float> paddedBias(const AlignedBuffer<float>& bias, std::int64_t channels) {
    AlignedBuffer<float> result(static_cast<std::size_t>(channels));
    std::copy_n(bias.data(), bias.size(), result.data());
    return result;
}

// One dimension of the weight transform, F(4, 3), of a panel's columns side by side; see kernels.h for the points.
// After an upsampling and with outputs that are added up the point -1 is left out; after an upsampling the third number
// takes the factor -3 by which its input is smaller.
// `weights` are three Lanes, each `step` after the other, as the results (five or six) are in `out`.
void transformWeights(const ConvShape& shape, const Block::Lanes* weights, int step, Block::Lanes* out, int outStep) {
    const float* const first = weights[0].data();
    const float* const second = weights[step].data();
    const float* const third = weights[2 * step].data();
    Block::Lanes plus2, minus2;
    for (std::size_t n = 0; n < plus2.size(); ++n) {
        const float w0 = first[n], w1 = second[n], w2 = third[n];
        plus2[n] = (w0 + 2 * w1 + 4 * w2) / 24;
        minus2[n] = (w0 - 2 * w1 + 4 * w2) / 24;
    }
    const auto put = [&](int index, const auto& value) {
        Block::Lanes& to = out[index * outStep];
        for (std::size_t n = 0; n < to.size(); ++n) {
            to[n] = value(first[n], second[n], third[n], n);
        }
    };
    put(0, [](float w0, float, float, std::size_t) { return w0 / 4; });
    put(1, [](float w0, float w1, float w2, std::size_t) { return -(w0 + w1 + w2) / 6; });
    int next = 2;
    if (shape.upsample) {
        put(next++, [&](float, float, float, std::size_t n) { return -3 * plus2[n]; });
    } else {
        if (!shape.pool) {
            put(next++, [](float w0, float w1, float w2, std::size_t) { return -(w0 - w1 + w2) / 6; });
        }
        put(next++, [&](float, float, float, std::size_t n) { return plus2[n]; });
    }
    put(next++, [&](float, float, float, std::size_t n) { return minus2[n]; });
    put(next, [](float, float, float w2, std::size_t) { return w2; });
}

}  // namespace

PlainLayer plainLayer(const LayerWeights& source, bool equalized, Workers& workers) {
    const auto fanIn = static_cast<double>(source.weight.elementCount()) / static_cast<double>(source.weight.shape[0]);
    const float factor = equalized ? static_cast<float>(std::sqrt(2.0 / fanIn)) : 1.0F;
    return {toFloats(source.weight, factor, workers), toFloats(source.bias, factor, workers)};
}

std::int64_t padded(std::int64_t count) {
    return (count + kChannelStep - 1) / kChannelStep * kChannelStep;
}

PreparedLayer prepareWinograd(const ConvShape& shape, std::int64_t realIn, const PlainLayer& layer,
                              const Kernels& kernels, Workers& workers) {
    const std::int64_t matrixBytes = shape.inChannels * shape.outChannels * kernels.elementSize;
    const std::int64_t panelBytes = shape.inChannels * kPanel * kernels.elementSize;
    PreparedLayer result{AlignedBuffer<std::byte>(static_cast<std::size_t>(shape.matrices() * matrixBytes)),
                         paddedBias(layer.bias, shape.outChannels)};
    const int side = shape.upsample || shape.pool ? 5 : 6;
    workers.run(shape.outChannels / kPanel, [&](std::int64_t panel, int) {
        const std::int64_t columns = std::clamp<std::int64_t>(shape.realOutChannels - panel * kPanel, 0, kPanel);
        Block block;
        std::array<Block::Lanes, 18> rows;  // [transformed y][x]
        std::array<Block::Lanes, 6> line;
        block.each(
            layer.weight.data(), realIn, panel * kPanel, columns, [&](std::int64_t d, const Block::Lanes* kernel) {
                for (int x = 0; x < 3; ++x) {
                    transformWeights(shape, kernel + x, 3, rows.data() + x, 3);
                }
                for (int i = 0; i < side; ++i) {
                    transformWeights(shape, rows.data() + i * 3, 1, line.data(), 1);
                    for (int j = 0; j < side; ++j) {
                        std::byte* to = result.factors.data() + (i * side + j) * matrixBytes + panel * panelBytes;
                        PanelWriter(to, kernels.elementSize)
                            .setRow(d, line[static_cast<std::size_t>(j)].data(), columns);
                    }
                }
            });
    });
    return result;
}

PreparedLayer prepareDirect(const ConvShape& shape, std::int64_t realIn, const PlainLayer& layer,
                            const Kernels& kernels, Workers& workers) {
    const std::vector<TapPlane> planes = tapPlanes(shape.upsample, shape.pool);
    const auto taps = static_cast<std::int64_t>(planes[0].taps.size());
    const std::int64_t panelBytes = taps * shape.inChannels * kPanel * kernels.elementSize;
    const std::int64_t matrixBytes = shape.outChannels / kPanel * panelBytes;
    PreparedLayer result{
        AlignedBuffer<std::byte>(static_cast<std::size_t>(static_cast<std::int64_t>(planes.size()) * matrixBytes)),
        paddedBias(layer.bias, shape.outChannels)};
    workers.run(shape.outChannels / kPanel, [&](std::int64_t panel, int) {
        const std::int64_t columns = std::clamp<std::int64_t>(shape.realOutChannels - panel * kPanel, 0, kPanel);
        Block block;
        Block::Lanes sums;
        block.each(layer.weight.data(), realIn, panel * kPanel, columns,
                   [&](std::int64_t d, const Block::Lanes* kernel) {
                       std::byte* factors = result.factors.data() + panel * panelBytes;
                       for (const TapPlane& plane : planes) {
                           const PanelWriter writer(factors, kernels.elementSize);
                           for (std::int64_t tap = 0; tap < taps; ++tap) {
                               tapWeights(plane.taps[static_cast<std::size_t>(tap)], kernel, sums);
                               writer.setRow(tap * shape.inChannels + d, sums.data(), columns);
                           }
                           factors += matrixBytes;
                       }
                   });
    });
    return result;
}

PreparedLayer prepareFormat(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer,
                            const Kernels& kernels, Workers& workers) {
    const std::int64_t width = padded(channels);
    const std::int64_t panelBytes = padded(latentSize) * kPanel * kernels.elementSize;
    PreparedLayer result{AlignedBuffer<std::byte>(static_cast<std::size_t>(16 * width / kPanel * panelBytes)),
                         AlignedBuffer<float>(static_cast<std::size_t>(16 * width))};
    workers.run(16 * width / kPanel, [&](std::int64_t panel, int) {
        const PanelWriter writer(result.factors.data() + panel * panelBytes, kernels.elementSize);
        const std::int64_t pixel = panel * kPanel / width;  // one of them, since the width is a multiple of kPanel
        const std::int64_t first = panel * kPanel % width;
        const std::int64_t columns = std::clamp<std::int64_t>(channels - first, 0, kPanel);
        const auto rowOf = [&](std::int64_t n) { return (first + n) * 16 + pixel; };
        for (std::int64_t n = 0; n < columns; ++n) {
            result.bias.data()[panel * kPanel + n] = layer.bias.data()[rowOf(n)];
        }
        constexpr std::int64_t kDepth = 16;  // what is written at once stays in the first cache
        for (std::int64_t d = 0; d < latentSize; d += kDepth) {
            for (std::int64_t n = 0; n < columns; ++n) {
                const float* row = layer.weight.data() + rowOf(n) * latentSize;
                for (std::int64_t i = d; i < std::min(d + kDepth, latentSize); ++i) {
                    writer.set(i, n, row[i]);
                }
            }
        }
    });
    return result;
}

PreparedLayer prepareHead(std::int64_t outputs, std::int64_t realIn, const PlainLayer& layer) {
    const std::int64_t width = padded(realIn);
    PreparedLayer result{AlignedBuffer<std::byte>(static_cast<std::size_t>(outputs * width) * sizeof(float)),
                         AlignedBuffer<float>(static_cast<std::size_t>(outputs))};
    auto* weights = reinterpret_cast<float*>(result.factors.data());
    for (std::int64_t plane = 0; plane < outputs; ++plane) {
        std::copy_n(layer.weight.data() + plane * realIn, realIn, weights + plane * width);
    }
    std::copy_n(layer.bias.data(), layer.bias.size(), result.bias.data());
    return result;
}

}  // namespace latentwalk::fast
