// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/tiles/tile_network.h"

#include <algorithm>

#include "core/generator/fast/kernels/bfloat16.h"

namespace latentwalk::fast {

TileConvLayer::TileConvLayer(const TileShape& shape, const PlainLayer& plain, const Architecture& architecture,
                             const TileKernels& kernels, Workers& workers)
    : TileLayer(shape, plain, kernels, workers),
      m_leak(architecture.leak),
      m_normalize(architecture.pixelNorm),
      m_bias(static_cast<std::size_t>(shape.outChannels())) {
    std::copy_n(plain.bias.data(), plain.bias.size(), m_bias.data());
}

void TileConvLayer::keepNorms() {
    m_norms = AlignedBuffer<float>(static_cast<std::size_t>(shape().outResolution * shape().outResolution));
}

void TileConvLayer::finishPixel(float* sums, std::int64_t y, std::int64_t x) {
    const float norm = kernels().finishPixel(sums, m_bias.data(), shape().outChannels(), shape().realOut, m_leak,
                                             m_normalize, written().at(y, x));
    if (m_norms.data() != nullptr) {
        m_norms.data()[y * shape().outResolution + x] = norm;
    }
}

TileNetwork::TileNetwork(const Architecture& architecture, const GeneratorWeights& weights, const TileKernels& kernels,
                         int threads)
    : m_architecture(architecture), m_kernels(kernels), m_workers(threads) {
    const bool equalized = architecture.equalizedLearningRate;
    const std::int64_t channels = architecture.depths[0];
    m_format = prepareTileFormat(architecture.latentSize, channels, plainLayer(weights.format, equalized, m_workers),
                                 m_workers);
    m_latent = AlignedBuffer<std::uint16_t>(static_cast<std::size_t>(kTilePixels * padded(architecture.latentSize)));
    m_formatOutput = TileActivations(4, padded(channels));
    m_layers.push_back(makeLayer(channels, channels, 4, false, weights.scale0));
    for (std::size_t i = 0; i < weights.scales.size(); ++i) {
        const std::int64_t in = architecture.depths[i];
        const std::int64_t out = architecture.depths[i + 1];
        const std::int64_t resolution = Architecture::resolution(static_cast<int>(i) + 1);
        m_layers.push_back(makeLayer(in, out, resolution, true, weights.scales[i][0]));
        m_layers.push_back(makeLayer(out, out, resolution, false, weights.scales[i][1]));
    }
    for (std::size_t i = 0; i < weights.heads.size(); ++i) {
        m_heads.emplace_back();
        if (weights.heads[i]) {
            m_heads.back() = prepareHead(architecture.outputChannels, architecture.depths[i],
                                         plainLayer(*weights.heads[i], equalized, m_workers));
        }
    }
    TileScratch::Size size{0, kTilePixels * 16 * padded(channels), 0};
    for (const TileConvLayer& layer : m_layers) {
        size.enlarge(layer.scratch());
    }
    m_scratch = TileScratch(size, m_workers.count());
}

TileConvLayer TileNetwork::makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                                     const LayerWeights& weights) {
    return {{in, out, resolution, upsample, false},
            plainLayer(weights, m_architecture.equalizedLearningRate, m_workers),
            m_architecture,
            m_kernels,
            m_workers};
}

void TileNetwork::keepNorms() {
    for (TileConvLayer& layer : m_layers) {
        layer.keepNorms();
    }
}

void TileNetwork::run(std::span<const float> latent, int scale, const FaceOffsets* offsets) {
    runFormat(latent);
    const TileActivations* input = &withOffset(m_formatOutput, 0, offsets);
    m_features.resize(m_heads.size());
    for (int i = 0; i <= 2 * scale; ++i) {
        TileConvLayer& layer = m_layers[static_cast<std::size_t>(i)];
        layer.run(*input, m_scratch);
        input = &layer.output();
        if (i % 2 == 0) {
            input = i > 0 ? &withOffset(*input, i / 2, offsets) : input;
            m_features[static_cast<std::size_t>(i) / 2] = input;
        }
    }
}

// As FastNetwork::withOffset().
const TileActivations& TileNetwork::withOffset(const TileActivations& features, int scale, const FaceOffsets* offsets) {
    if (offsets == nullptr || scale >= kOffsetScales || offsets->scales[static_cast<std::size_t>(scale)].empty()) {
        return features;
    }
    const std::vector<float>& offset = offsets->scales[static_cast<std::size_t>(scale)];
    const std::int64_t side = features.resolution;
    const std::int64_t channels = m_architecture.depths[static_cast<std::size_t>(scale)];
    TileActivations& sums = m_withOffset[static_cast<std::size_t>(scale)];
    if (sums.resolution == 0) {
        sums = TileActivations(side, padded(channels));
    }
    for (std::int64_t pixel = 0; pixel < side * side; ++pixel) {
        const std::uint16_t* from = features.at(pixel / side, pixel % side);
        std::uint16_t* to = sums.at(pixel / side, pixel % side);
        for (std::int64_t channel = 0; channel < channels; ++channel) {
            to[channel] = toBfloat16(fromBfloat16(from[channel]) +
                                     offset[static_cast<std::size_t>(channel * side * side + pixel)]);
        }
    }
    return sums;
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
                            m_scratch.shared.data(), 16 * channels});
    });
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        m_formatNorms[static_cast<std::size_t>(pixel)] =
            m_kernels.finishPixel(m_scratch.shared.data() + pixel * channels, m_format.bias.data() + pixel * channels,
                                  channels, m_architecture.depths[0], m_architecture.leak, m_architecture.pixelNorm,
                                  m_formatOutput.at(pixel / 4, pixel % 4));
    }
}

void TileNetwork::paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) {
    const PreparedLayer& head = *m_heads[static_cast<std::size_t>(scale)];
    const TileActivations& features = *m_features[static_cast<std::size_t>(scale)];
    const std::int64_t channels = padded(m_architecture.depths[static_cast<std::size_t>(scale)]);
    const std::int64_t resolution = features.resolution;
    m_workers.run(resolution, [&](std::int64_t y, int) {
        float* rows[3];
        for (std::int64_t plane = 0; plane < m_architecture.outputChannels; ++plane) {
            rows[plane] = planes + (plane * resolution + y) * resolution;
        }
        m_kernels.toRgb(features.at(y, 0), resolution, features.pixelStride, channels,
                        reinterpret_cast<const float*>(head.factors.data()), head.bias.data(),
                        m_architecture.outputChannels, rows);
        if (afterRow) {
            afterRow(y);
        }
    });
}

}  // namespace latentwalk::fast
