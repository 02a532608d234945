// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/tile_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace latentwalk::fast {
namespace {

// The sums of so many groups of pixels lie in the second-level cache beside a panel of weights and the activations that
// they come from.
constexpr std::int64_t kMostGroups = 16;

std::int64_t strideOf(std::int64_t channels) {
    return channels >= 256 ? channels + kChannelStep : channels;
}

std::int64_t packedStride(std::int64_t inChannels) {
    return 9 * inChannels + kChannelStep;
}

}  // namespace

TileNetwork::Activations::Activations(std::int64_t side, std::int64_t channels)
    : resolution(side),
      pixelStride(strideOf(channels)),
      values(static_cast<std::size_t>((side + 2) * (side + 2) * pixelStride)) {}

TileNetwork::TileNetwork(const Architecture& architecture, const GeneratorWeights& weights, const TileKernels& kernels,
                         int threads)
    : m_architecture(architecture), m_kernels(kernels), m_workers(threads) {
    const bool equalized = architecture.equalizedLearningRate;
    const std::int64_t channels = architecture.depths[0];
    m_format = prepareTileFormat(architecture.latentSize, channels, plainLayer(weights.format, equalized, m_workers),
                                 m_workers);
    m_latent = AlignedBuffer<std::uint16_t>(static_cast<std::size_t>(kTilePixels * padded(architecture.latentSize)));
    m_formatOutput = Activations(4, padded(channels));
    m_layers.reserve(1 + 2 * weights.scales.size());
    m_layers.push_back(makeLayer(channels, channels, 4, false, weights.scale0, m_formatOutput));
    for (std::size_t i = 0; i < weights.scales.size(); ++i) {
        const std::int64_t in = architecture.depths[i];
        const std::int64_t out = architecture.depths[i + 1];
        const std::int64_t resolution = Architecture::resolution(static_cast<int>(i) + 1);
        m_layers.push_back(makeLayer(in, out, resolution, true, weights.scales[i][0], m_layers.back().output));
        m_layers.push_back(makeLayer(out, out, resolution, false, weights.scales[i][1], m_layers.back().output));
    }
    for (std::size_t i = 0; i < weights.heads.size(); ++i) {
        m_heads.emplace_back();
        if (weights.heads[i]) {
            m_heads.back() = prepareHead(architecture.outputChannels, architecture.depths[i],
                                         plainLayer(*weights.heads[i], equalized, m_workers));
        }
    }

    std::int64_t packed = 0;
    std::int64_t shared = kTilePixels * 16 * padded(channels);
    std::int64_t own = 0;
    for (const Layer& layer : m_layers) {
        const std::int64_t side = layer.output.resolution;
        if (layer.packed) {
            packed = std::max(packed, side * side * packedStride(layer.inChannels));
            shared = std::max(shared, side * side * layer.outChannels);
        } else {
            own = std::max(own, kMostGroups * kTilePixels * layer.outChannels);
        }
    }
    m_packed = AlignedBuffer<std::uint16_t>(static_cast<std::size_t>(packed));
    m_shared = AlignedBuffer<float>(static_cast<std::size_t>(shared));
    for (int worker = 0; worker < m_workers.count(); ++worker) {
        m_sums.emplace_back(static_cast<std::size_t>(own));
    }
}

TileNetwork::Layer TileNetwork::makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                                          const LayerWeights& weights, const Activations& input) {
    const PlainLayer plain = plainLayer(weights, m_architecture.equalizedLearningRate, m_workers);
    Layer layer{padded(in),
                padded(out),
                out,
                upsample,
                input.resolution < kTilePixels,
                {},
                AlignedBuffer<float>(static_cast<std::size_t>(padded(out))),
                Activations(resolution, padded(out))};
    std::copy_n(plain.bias.data(), plain.bias.size(), layer.bias.data());
    for (const TapPlane& source : tapPlanes(upsample && !layer.packed)) {
        Plane plane{source.y,
                    source.x,
                    {},
                    prepareTiles(source.taps, in, layer.inChannels, out, layer.outChannels, plain, m_workers)};
        for (const Tap& tap : source.taps) {
            plane.taps.push_back(input.offset(tap.dy, tap.dx) - input.offset(0, 0));
        }
        layer.planes.push_back(std::move(plane));
    }
    if (layer.packed) {
        layer.planes[0].taps = {0};
    }
    return layer;
}

void TileNetwork::run(std::span<const float> latent, int scale) {
    runFormat(latent);
    const Activations* input = &m_formatOutput;
    for (std::size_t i = 0; i <= 2 * static_cast<std::size_t>(scale); ++i) {
        Layer& layer = m_layers[i];
        layer.packed ? runPacked(*input, layer) : runLayer(*input, layer);
        input = &layer.output;
    }
}

void TileNetwork::runFormat(std::span<const float> latent) {
    const std::int64_t depth = padded(m_architecture.latentSize);
    const std::int64_t channels = padded(m_architecture.depths[0]);
    std::vector<float> values(static_cast<std::size_t>(depth));
    std::copy(latent.begin(), latent.end(), values.begin());
    const std::vector<float> noBias(values.size());
    // A leak of 1 leaves every value as it is.
    m_kernels.finishPixel(values.data(), noBias.data(), depth, m_architecture.latentSize, 1.0F,
                          m_architecture.pixelNorm, m_latent.data());
    const std::uint16_t* group = m_latent.data();
    const std::int64_t here = 0;
    m_workers.run(16 * channels / kTilePanel, [&](std::int64_t panel, int) {
        m_kernels.multiply({&group, 1, depth, &here, 1, depth, m_format.factors.data(), panel, panel + 1,
                            m_shared.data(), 16 * channels});
    });
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        m_kernels.finishPixel(m_shared.data() + pixel * channels, m_format.bias.data() + pixel * channels, channels,
                              m_architecture.depths[0], m_architecture.leak, m_architecture.pixelNorm,
                              m_formatOutput.values.data() + m_formatOutput.offset(pixel / 4, pixel % 4));
    }
}

void TileNetwork::finishPixel(float* sums, Layer& layer, std::int64_t y, std::int64_t x) const {
    m_kernels.finishPixel(sums, layer.bias.data(), layer.outChannels, layer.realOutChannels, m_architecture.leak,
                          m_architecture.pixelNorm, layer.output.values.data() + layer.output.offset(y, x));
}

// All workers together: each takes panels, since there are more of them than rows of pixels.
void TileNetwork::runPacked(const Activations& input, Layer& layer) {
    const std::int64_t resolution = layer.output.resolution;
    const std::int64_t stride = packedStride(layer.inChannels);
    m_workers.run(resolution, [&](std::int64_t y, int) {
        for (std::int64_t x = 0; x < resolution; ++x) {
            std::uint16_t* to = m_packed.data() + (y * resolution + x) * stride;
            for (std::int64_t tap = 0; tap < 9; ++tap) {
                std::int64_t fromY = y + tap / 3 - 1;
                std::int64_t fromX = x + tap % 3 - 1;
                if (layer.upsample) {
                    // Pixel u of the upsampled picture is pixel u / 2, rounded down; its border is the border.
                    fromY = (fromY + 2) / 2 - 1;
                    fromX = (fromX + 2) / 2 - 1;
                }
                std::copy_n(input.values.data() + input.offset(fromY, fromX), layer.inChannels,
                            to + tap * layer.inChannels);
            }
        }
    });
    std::vector<const std::uint16_t*> groups;
    for (std::int64_t pixel = 0; pixel < resolution * resolution; pixel += kTilePixels) {
        groups.push_back(m_packed.data() + pixel * stride);
    }
    const Plane& plane = layer.planes[0];
    m_workers.run(layer.outChannels / kTilePanel, [&](std::int64_t panel, int) {
        m_kernels.multiply({groups.data(), static_cast<std::int64_t>(groups.size()), stride, plane.taps.data(), 1,
                            9 * layer.inChannels, plane.factors.data(), panel, panel + 1, m_shared.data(),
                            layer.outChannels});
    });
    m_workers.run(resolution, [&](std::int64_t y, int) {
        for (std::int64_t x = 0; x < resolution; ++x) {
            finishPixel(m_shared.data() + (y * resolution + x) * layer.outChannels, layer, y, x);
        }
    });
}

// Groups of pixels that one worker takes at once: enough that reading the weights does not count, few enough that there
// is work for everyone.
std::int64_t TileNetwork::groupsAtOnce(const Layer& layer, std::int64_t groups) const {
    const std::int64_t share = groups * static_cast<std::int64_t>(layer.planes.size()) / (2 * m_workers.count());
    return std::clamp<std::int64_t>(share, 1, kMostGroups);
}

void TileNetwork::runLayer(const Activations& input, Layer& layer) {
    const std::int64_t groups = input.resolution * input.resolution / kTilePixels;
    const std::int64_t atOnce = groupsAtOnce(layer, groups);
    const std::int64_t step = layer.upsample ? 2 : 1;
    const auto planes = static_cast<std::int64_t>(layer.planes.size());
    // Neighbouring tasks are the planes of the same pixels, which then lie in the cache.
    m_workers.run((groups + atOnce - 1) / atOnce * planes, [&](std::int64_t task, int worker) {
        const Plane& plane = layer.planes[static_cast<std::size_t>(task % planes)];
        const std::int64_t first = task / planes * atOnce * kTilePixels;
        const std::int64_t count = std::min(atOnce, groups - task / planes * atOnce);
        std::array<const std::uint16_t*, kMostGroups> left;
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t pixel = first + i * kTilePixels;
            left[static_cast<std::size_t>(i)] =
                input.values.data() + input.offset(pixel / input.resolution, pixel % input.resolution);
        }
        float* sums = m_sums[static_cast<std::size_t>(worker)].data();
        m_kernels.multiply({left.data(), count, input.pixelStride, plane.taps.data(),
                            static_cast<std::int64_t>(plane.taps.size()), layer.inChannels, plane.factors.data(), 0,
                            layer.outChannels / kTilePanel, sums, layer.outChannels});
        for (std::int64_t i = 0; i < count * kTilePixels; ++i) {
            const std::int64_t pixel = first + i;
            finishPixel(sums + i * layer.outChannels, layer, step * (pixel / input.resolution) + plane.y,
                        step * (pixel % input.resolution) + plane.x);
        }
    });
}

void TileNetwork::paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) {
    const Layer& layer = m_layers[2 * static_cast<std::size_t>(scale)];
    const PreparedLayer& head = *m_heads[static_cast<std::size_t>(scale)];
    const std::int64_t resolution = layer.output.resolution;
    m_workers.run(resolution, [&](std::int64_t y, int) {
        float* rows[3];
        for (std::int64_t plane = 0; plane < m_architecture.outputChannels; ++plane) {
            rows[plane] = planes + (plane * resolution + y) * resolution;
        }
        m_kernels.toRgb(layer.output.values.data() + layer.output.offset(y, 0), resolution, layer.output.pixelStride,
                        layer.outChannels, reinterpret_cast<const float*>(head.factors.data()), head.bias.data(),
                        m_architecture.outputChannels, rows);
        if (afterRow) {
            afterRow(y);
        }
    });
}

}  // namespace latentwalk::fast
