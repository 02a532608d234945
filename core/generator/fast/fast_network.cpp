// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/fast_network.h"

#include <algorithm>

namespace latentwalk::fast {
bool hasFewChannels(const Architecture& architecture) {
    return *std::max_element(architecture.depths.begin(), architecture.depths.end()) < 64;
}

std::int64_t largestDirectResolution(const Architecture& architecture, bool bfloat16) {
    if (hasFewChannels(architecture)) {
        return architecture.fullResolution();
    }
    return bfloat16 ? 16 : 8;
}

FastNetwork::FastNetwork(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels,
                         int threads)
    : m_architecture(architecture), m_kernels(kernels), m_workers(threads) {
    const bool equalized = architecture.equalizedLearningRate;
    const std::int64_t channels = architecture.depths[0];
    m_format = prepareFormat(architecture.latentSize, channels, plainLayer(weights.format, equalized, m_workers),
                             kernels, m_workers);
    m_formatOutput = AlignedBuffer<float>(static_cast<std::size_t>(6 * 6 * padded(channels)));
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

    ScratchSize first{padded(architecture.latentSize) * kRows, 16 * padded(channels) + 16, 0};
    ScratchSize other;
    for (const ConvLayer& layer : m_layers) {
        first.enlarge(layer.firstScratch());
        other.enlarge(layer.otherScratch());
    }
    for (int worker = 0; worker < m_workers.count(); ++worker) {
        m_scratch.emplace_back(worker == 0 ? first : other, kernels);
    }
}

ConvLayer FastNetwork::makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                                 const LayerWeights& weights) {
    const ConvShape shape{padded(in),         padded(out), out, resolution, upsample, m_architecture.pixelNorm,
                          m_architecture.leak};
    const PlainLayer plain = plainLayer(weights, m_architecture.equalizedLearningRate, m_workers);
    const bool winograd = resolution > largestDirectResolution(m_architecture, m_kernels.elementSize == 2);
    return {shape, winograd ? Form::Winograd : Form::Direct,
            winograd ? prepareWinograd(shape, in, plain, m_kernels, m_workers)
                     : prepareDirect(shape, in, plain, m_kernels, m_workers),
            m_kernels, m_workers};
}

void FastNetwork::keepNorms() {
    for (ConvLayer& layer : m_layers) {
        layer.keepNorms();
    }
}

void FastNetwork::run(std::span<const float> latent, int scale, const FaceOffsets* offsets) {
    runFormat(latent);
    const float* input = withOffset(m_formatOutput.data(), 0, offsets);
    m_features.resize(m_heads.size());
    for (int i = 0; i <= 2 * scale; ++i) {
        ConvLayer& layer = m_layers[static_cast<std::size_t>(i)];
        layer.run(input, m_scratch);
        input = layer.output();
        if (i % 2 == 0) {
            input = i > 0 ? withOffset(input, i / 2, offsets) : input;
            m_features[static_cast<std::size_t>(i) / 2] = input;
        }
    }
}

// Features (R + 2, R + 2, C) of a scale, or those with its offset added. The features stay as they are.
const float* FastNetwork::withOffset(const float* features, int scale, const FaceOffsets* offsets) {
    if (offsets == nullptr || scale >= kOffsetScales || offsets->scales[static_cast<std::size_t>(scale)].empty()) {
        return features;
    }
    const std::vector<float>& offset = offsets->scales[static_cast<std::size_t>(scale)];
    const std::int64_t side = Architecture::resolution(scale);
    const std::int64_t channels = m_architecture.depths[static_cast<std::size_t>(scale)];
    const std::int64_t stride = padded(channels);
    AlignedBuffer<float>& sums = m_withOffset[static_cast<std::size_t>(scale)];
    if (sums.size() == 0) {
        sums = AlignedBuffer<float>(static_cast<std::size_t>((side + 2) * (side + 2) * stride));
    }
    for (std::int64_t pixel = 0; pixel < side * side; ++pixel) {
        const std::int64_t at = ((pixel / side + 1) * (side + 2) + pixel % side + 1) * stride;
        for (std::int64_t channel = 0; channel < channels; ++channel) {
            sums.data()[at + channel] =
                features[at + channel] + offset[static_cast<std::size_t>(channel * side * side + pixel)];
        }
    }
    return sums.data();
}

void FastNetwork::runFormat(std::span<const float> latent) {
    const std::int64_t depth = padded(m_architecture.latentSize);
    const std::int64_t channels = padded(m_architecture.depths[0]);
    AlignedBuffer<float> normalized(static_cast<std::size_t>(depth));
    std::copy(latent.begin(), latent.end(), normalized.data());
    m_kernels.finishPixel(normalized.data(), nullptr, depth, m_architecture.latentSize, 0.0F, m_architecture.pixelNorm);
    Scratch& scratch = m_scratch[0];
    m_kernels.packRow(normalized.data(), depth, 0, 0, depth, scratch.left.data());
    m_workers.run(16 * channels / kPanel, [&](std::int64_t panel, int) {
        m_kernels.multiply(scratch.left.data(), 1, depth, m_format.factors.data(), panel, panel + 1,
                           scratch.products.data(), 0);
    });
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        float* values = scratch.products.data() + pixel * channels;
        m_formatNorms[static_cast<std::size_t>(pixel)] =
            m_kernels.finishPixel(values, m_format.bias.data() + pixel * channels, channels, m_architecture.depths[0],
                                  m_architecture.leak, m_architecture.pixelNorm);
        std::copy_n(values, channels, m_formatOutput.data() + ((pixel / 4 + 1) * 6 + pixel % 4 + 1) * channels);
    }
}

void FastNetwork::paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) {
    const ConvLayer& layer = m_layers[2 * static_cast<std::size_t>(scale)];
    const PreparedLayer& head = *m_heads[static_cast<std::size_t>(scale)];
    const std::int64_t resolution = layer.shape().outResolution;
    const std::int64_t channels = layer.shape().outChannels;
    m_workers.run(resolution, [&](std::int64_t y, int) {
        float* rows[3];
        for (std::int64_t plane = 0; plane < m_architecture.outputChannels; ++plane) {
            rows[plane] = planes + (plane * resolution + y) * resolution;
        }
        m_kernels.toRgb(m_features[static_cast<std::size_t>(scale)] + ((y + 1) * (resolution + 2) + 1) * channels,
                        resolution, channels, reinterpret_cast<const float*>(head.factors.data()), head.bias.data(),
                        m_architecture.outputChannels, rows);
        if (afterRow) {
            afterRow(y);
        }
    });
}

}  // namespace latentwalk::fast
