// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/layer_weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/generator/fast/kernels/bfloat16.h"
#include "core/generator/fast/taps.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk::fast {
namespace {

std::vector<float> toFloats(const WeightTensor& tensor) {
    const std::vector<std::byte> bytes = converted({}, "", tensor, DType::Float32);
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

// Writes right factors: element (depth d, column n) of one panel.
class PanelWriter {
public:
    PanelWriter(std::byte* panel, const Kernels& kernels) : m_panel(panel), m_bfloat16(kernels.elementSize == 2) {}

    void set(std::int64_t d, std::int64_t n, float value) const {
        if (m_bfloat16) {
            const std::uint16_t rounded = toBfloat16(value);
            std::memcpy(m_panel + ((d / 2 * kPanel + n) * 2 + d % 2) * 2, &rounded, sizeof rounded);
        } else {
            std::memcpy(m_panel + (d * kPanel + n) * 4, &value, sizeof value);
        }
    }

private:
    std::byte* m_panel;
    bool m_bfloat16;
};

AlignedBuffer<float> paddedBias(const std::vector<float>& bias, std::int64_t channels) {
    AlignedBuffer<float> result(static_cast<std::size_t>(channels));
    std::copy(bias.begin(), bias.end(), result.data());
    return result;
}

// One dimension of the weight transform, F(4, 3); see kernels.h for the points. After an upsampling the point -1 is
// left out, and the third number takes the factor -3 by which its input is smaller.
template <typename Get>
int transformWeights(bool upsample, const Get& w, float* out) {
    const float w0 = w(0), w1 = w(1), w2 = w(2);
    const float plus2 = (w0 + 2 * w1 + 4 * w2) / 24;
    const float minus2 = (w0 - 2 * w1 + 4 * w2) / 24;
    if (upsample) {
        const float values[5] = {w0 / 4, -(w0 + w1 + w2) / 6, -3 * plus2, minus2, w2};
        std::copy_n(values, 5, out);
        return 5;
    }
    const float values[6] = {w0 / 4, -(w0 + w1 + w2) / 6, -(w0 - w1 + w2) / 6, plus2, minus2, w2};
    std::copy_n(values, 6, out);
    return 6;
}

}  // namespace

PlainLayer plainLayer(const LayerWeights& source, bool equalized) {
    PlainLayer layer{toFloats(source.weight), toFloats(source.bias)};
    if (equalized) {
        const auto fanIn = static_cast<double>(layer.weight.size()) / static_cast<double>(source.weight.shape[0]);
        const auto factor = static_cast<float>(std::sqrt(2.0 / fanIn));
        for (float& value : layer.weight) {
            value *= factor;
        }
        for (float& value : layer.bias) {
            value *= factor;
        }
    }
    return layer;
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
    workers.run(shape.outChannels / kPanel, [&](std::int64_t panel, int) {
        for (std::int64_t n = 0; n < std::min(kPanel, shape.realOutChannels - panel * kPanel); ++n) {
            for (std::int64_t d = 0; d < realIn; ++d) {
                const float* kernel = layer.weight.data() + ((panel * kPanel + n) * realIn + d) * 9;
                float rows[6][3];
                float column[6];
                int side = 0;
                for (int x = 0; x < 3; ++x) {
                    side = transformWeights(
                        shape.upsample, [&](int y) { return kernel[y * 3 + x]; }, column);
                    for (int i = 0; i < side; ++i) {
                        rows[i][x] = column[i];
                    }
                }
                for (int i = 0; i < side; ++i) {
                    transformWeights(
                        shape.upsample, [&](int x) { return rows[i][x]; }, column);
                    for (int j = 0; j < side; ++j) {
                        std::byte* to = result.factors.data() + (i * side + j) * matrixBytes + panel * panelBytes;
                        PanelWriter(to, kernels).set(d, n, column[j]);
                    }
                }
            }
        }
    });
    return result;
}

PreparedLayer prepareDirect(const ConvShape& shape, std::int64_t realIn, const PlainLayer& layer,
                            const Kernels& kernels, Workers& workers) {
    const std::vector<TapPlane> planes = tapPlanes(shape.upsample);
    const auto taps = static_cast<std::int64_t>(planes[0].taps.size());
    const std::int64_t panelBytes = taps * shape.inChannels * kPanel * kernels.elementSize;
    const std::int64_t matrixBytes = shape.outChannels / kPanel * panelBytes;
    PreparedLayer result{
        AlignedBuffer<std::byte>(static_cast<std::size_t>(static_cast<std::int64_t>(planes.size()) * matrixBytes)),
        paddedBias(layer.bias, shape.outChannels)};
    workers.run(shape.outChannels / kPanel, [&](std::int64_t panel, int) {
        std::byte* factors = result.factors.data() + panel * panelBytes;
        for (const TapPlane& plane : planes) {
            const PanelWriter writer(factors, kernels);
            for (std::int64_t n = 0; n < std::min(kPanel, shape.realOutChannels - panel * kPanel); ++n) {
                const float* kernel = layer.weight.data() + (panel * kPanel + n) * realIn * 9;
                for (std::int64_t d = 0; d < realIn; ++d) {
                    for (std::int64_t tap = 0; tap < taps; ++tap) {
                        writer.set(tap * shape.inChannels + d, n,
                                   plane.taps[static_cast<std::size_t>(tap)].weight(kernel + d * 9));
                    }
                }
            }
            factors += matrixBytes;
        }
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
        const PanelWriter writer(result.factors.data() + panel * panelBytes, kernels);
        for (std::int64_t n = 0; n < kPanel; ++n) {
            const std::int64_t pixel = (panel * kPanel + n) / width;
            const std::int64_t channel = (panel * kPanel + n) % width;
            if (channel < channels) {
                const std::int64_t row = channel * 16 + pixel;
                result.bias.data()[pixel * width + channel] = layer.bias[static_cast<std::size_t>(row)];
                for (std::int64_t d = 0; d < latentSize; ++d) {
                    writer.set(d, n, layer.weight[static_cast<std::size_t>(row * latentSize + d)]);
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
        std::copy_n(layer.weight.begin() + plane * realIn, realIn, weights + plane * width);
    }
    std::copy(layer.bias.begin(), layer.bias.end(), result.bias.data());
    return result;
}

}  // namespace latentwalk::fast
