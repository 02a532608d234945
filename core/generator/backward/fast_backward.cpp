// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/fast_backward.h"

#include <algorithm>

#include "core/generator/backward/transposed_weights.h"
#include "core/generator/generator.h"
#include "core/message/file_error.h"

namespace latentwalk::fast {

FastBackward::FastBackward(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels,
                           int threads)
    : m_architecture(architecture),
      m_weights(weights),
      m_kernels(kernels),
      m_network(architecture, weights, kernels, threads),
      m_top(static_cast<std::size_t>(architecture.scaleCount())) {
    m_network.keepNorms();
}

void FastBackward::back(int scale, const float* byPlanes, const std::array<float*, kOffsetScales>& byOffsets,
                        std::span<float> byLatent) {
    prepare(scale);
    const float* gradient = backHead(scale, byPlanes, offsetAbove(2 * scale, byOffsets));
    for (int i = 2 * scale; i >= 0; --i) {
        GradientLayer& layer = *m_layers[static_cast<std::size_t>(i)];
        layer.setByOffset(offsetAbove(i - 1, byOffsets));
        layer.run(gradient, m_scratch);
        gradient = layer.output();
    }
    backFormat(gradient, byLatent);
}

// All that the way back from `scale` needs and is not there yet.
void FastBackward::prepare(int scale) {
    const std::size_t layers = 2 * static_cast<std::size_t>(scale) + 1;
    if (m_layers.size() >= layers) {
        return;
    }
    Workers& workers = m_network.workers();
    if (m_format.factors.size() == 0) {
        m_format = prepareFormatTransposed(m_architecture.latentSize, m_architecture.depths[0],
                                           plainLayer(m_weights.format, m_architecture.equalizedLearningRate, workers),
                                           m_kernels.elementSize, workers);
    }
    const std::size_t before = m_layers.size();
    while (m_layers.size() < layers) {
        m_layers.push_back(makeLayer(static_cast<int>(m_layers.size())));
    }
    try {
        m_weights.checkUnchanged();
    } catch (const FileError& error) {
        m_layers.resize(before);
        throw GeneratorError(error.message());
    }
    const std::int64_t depth = 16 * padded(m_architecture.depths[0]);
    ScratchSize first{depth * kRows, padded(m_architecture.latentSize), 0};
    ScratchSize other;
    for (const auto& layer : m_layers) {
        first.enlarge(layer->firstScratch());
        other.enlarge(layer->otherScratch());
    }
    m_scratch.clear();
    for (int worker = 0; worker < workers.count(); ++worker) {
        m_scratch.emplace_back(worker == 0 ? first : other, m_kernels);
    }
}

std::unique_ptr<GradientLayer> FastBackward::makeLayer(int index) {
    const auto& [in, out, resolution, upsamples, weights] = convolutionOf(m_architecture, m_weights, index);
    const ConvShape shape = shapeTo(in, out, resolution, upsamples);
    Workers& workers = m_network.workers();
    const PlainLayer plain =
        transposed(plainLayer(weights, m_architecture.equalizedLearningRate, workers), out, in, workers);
    const bool winograd = shape.outResolution > largestDirectResolution(m_architecture, m_kernels.elementSize == 2);
    return std::make_unique<GradientLayer>(shape, winograd ? Form::Winograd : Form::Direct,
                                           winograd ? prepareWinograd(shape, out, plain, m_kernels, workers)
                                                    : prepareDirect(shape, out, plain, m_kernels, workers),
                                           m_kernels, workers, below(index));
}

ConvShape FastBackward::shapeTo(std::int64_t in, std::int64_t out, std::int64_t resolution, bool pool) const {
    return {padded(out), padded(in), in, resolution, false, m_architecture.pixelNorm, m_architecture.leak, pool};
}

// What made the input of convolution `index`.
LayerBelow FastBackward::below(int index) const {
    if (index == 0) {
        return {m_network.formatOutput(), m_network.formatNorms()};
    }
    const ConvLayer& layer = m_network.layer(static_cast<std::size_t>(index) - 1);
    return {layer.output(), layer.norms()};
}

// Through the head and the activation of the scale's last layer.
const float* FastBackward::backHead(int scale, const float* byPlanes, float* byOffset) {
    const std::int64_t side = Architecture::resolution(scale);
    const std::int64_t depth = m_architecture.depths[static_cast<std::size_t>(scale)];
    const std::int64_t outputs = m_architecture.outputChannels;
    const ConvShape shape = shapeTo(depth, depth, side, false);
    const LayerBelow last = below(2 * scale + 1);
    AlignedBuffer<float>& top = m_top[static_cast<std::size_t>(scale)];
    if (top.size() == 0) {
        top = AlignedBuffer<float>(static_cast<std::size_t>((side + 2) * (side + 2) * shape.outChannels));
    }
    const auto* head = reinterpret_cast<const float*>(m_network.head(scale).factors.data());
    m_network.workers().run(side, [&](std::int64_t y, int) {
        const float* planes[3];
        for (std::int64_t plane = 0; plane < outputs; ++plane) {
            planes[plane] = byPlanes + (plane * side + y) * side;
        }
        m_kernels.fromRgb(planes, side, shape.outChannels, head, outputs,
                          top.data() + ((y + 1) * (side + 2) + 1) * shape.outChannels);
        for (std::int64_t x = 0; x < side; ++x) {
            finishGradientPixel(shape, m_kernels, last, y, x, top.data(), byOffset);
        }
    });
    return top.data();
}

// Through the format layer.
void FastBackward::backFormat(const float* gradient, std::span<float> byLatent) {
    const std::int64_t channels = padded(m_architecture.depths[0]);
    Scratch& scratch = m_scratch[0];
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        m_kernels.packRow(gradient + ((pixel / 4 + 1) * 6 + pixel % 4 + 1) * channels, channels, pixel * channels, 0,
                          16 * channels, scratch.left.data());
    }
    m_network.workers().run(padded(m_architecture.latentSize) / kPanel, [&](std::int64_t panel, int) {
        m_kernels.multiply(scratch.left.data(), 1, 16 * channels, m_format.factors.data(), panel, panel + 1,
                           scratch.products.data(), 0);
    });
    std::copy_n(scratch.products.data(), byLatent.size(), byLatent.data());
}

}  // namespace latentwalk::fast
