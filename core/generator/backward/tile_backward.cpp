// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/tile_backward.h"

#include <algorithm>

#include "core/generator/backward/transposed_weights.h"
#include "core/generator/generator.h"
#include "core/message/file_error.h"

namespace latentwalk::fast {
namespace {

// What is done to the derivatives by one pixel's activations: copied to `byOffset`, (C, R, R), unless it is null.
void copyPixel(const float* gradient, std::int64_t channels, std::int64_t pixels, std::int64_t pixel, float* byOffset) {
    for (std::int64_t channel = 0; byOffset != nullptr && channel < channels; ++channel) {
        byOffset[channel * pixels + pixel] = gradient[channel];
    }
}

}  // namespace

TileGradientLayer::TileGradientLayer(const TileShape& shape, const PlainLayer& plain, const Architecture& architecture,
                                     const TileKernels& kernels, Workers& workers, const TileBelow& below)
    : TileLayer(shape, plain, kernels, workers),
      m_below(below),
      m_leak(architecture.leak),
      m_normalize(architecture.pixelNorm) {}

void TileGradientLayer::finishPixel(float* sums, std::int64_t y, std::int64_t x) {
    const std::int64_t side = shape().outResolution;
    copyPixel(sums, shape().realOut, side * side, y * side + x, m_byOffset);
    kernels().finishGradient(sums, m_below.activations->at(y, x), m_below.norms[y * side + x], shape().outChannels(),
                             shape().realOut, m_leak, m_normalize, written().at(y, x));
}

TileBackward::TileBackward(const Architecture& architecture, const GeneratorWeights& weights,
                           const TileKernels& kernels, int threads)
    : m_architecture(architecture),
      m_weights(weights),
      m_kernels(kernels),
      m_network(architecture, weights, kernels, threads),
      m_top(static_cast<std::size_t>(architecture.scaleCount())) {
    m_network.keepNorms();
}

void TileBackward::back(int scale, const float* byPlanes, const std::array<float*, kOffsetScales>& byOffsets,
                        std::span<float> byLatent) {
    prepare(scale);
    const TileActivations* gradient = &backHead(scale, byPlanes, offsetAbove(2 * scale, byOffsets));
    for (int i = 2 * scale; i >= 0; --i) {
        TileGradientLayer& layer = *m_layers[static_cast<std::size_t>(i)];
        layer.setByOffset(offsetAbove(i - 1, byOffsets));
        layer.run(*gradient, m_scratch);
        gradient = &layer.output();
    }
    backFormat(*gradient, byLatent);
}

// All that the way back from `scale` needs and is not there yet.
void TileBackward::prepare(int scale) {
    const std::size_t layers = 2 * static_cast<std::size_t>(scale) + 1;
    if (m_layers.size() >= layers) {
        return;
    }
    const std::int64_t depth = 16 * padded(m_architecture.depths[0]);
    Workers& workers = m_network.workers();
    if (m_format.factors.size() == 0) {
        m_format = prepareFormatTransposed(m_architecture.latentSize, m_architecture.depths[0],
                                           plainLayer(m_weights.format, m_architecture.equalizedLearningRate, workers),
                                           sizeof(std::uint16_t), workers);
        m_pixels = AlignedBuffer<std::uint16_t>(static_cast<std::size_t>(kTilePixels * depth));
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
    TileScratch::Size size{0, kTilePixels * padded(m_architecture.latentSize), 0};
    for (const auto& layer : m_layers) {
        size.enlarge(layer->scratch());
    }
    for (int of = 0; of <= scale; ++of) {  // a row of pixels on their way back through a head
        const std::int64_t width = padded(m_architecture.depths[static_cast<std::size_t>(of)]);
        size.enlarge({0, 0, Architecture::resolution(of) * width});
    }
    m_scratch = TileScratch(size, workers.count());
}

std::unique_ptr<TileGradientLayer> TileBackward::makeLayer(int index) {
    const auto& [in, out, resolution, upsamples, weights] = convolutionOf(m_architecture, m_weights, index);
    Workers& workers = m_network.workers();
    return std::make_unique<TileGradientLayer>(
        TileShape{out, in, upsamples ? resolution / 2 : resolution, false, upsamples},
        transposed(plainLayer(weights, m_architecture.equalizedLearningRate, workers), out, in, workers),
        m_architecture, m_kernels, m_network.workers(), below(index));
}

// What made the input of convolution `index`.
TileBelow TileBackward::below(int index) const {
    if (index == 0) {
        return {&m_network.formatOutput(), m_network.formatNorms()};
    }
    const TileConvLayer& layer = m_network.layer(static_cast<std::size_t>(index) - 1);
    return {&layer.output(), layer.norms()};
}

// Through the head and the activation of the scale's last layer.
const TileActivations& TileBackward::backHead(int scale, const float* byPlanes, float* byOffset) {
    const std::int64_t side = Architecture::resolution(scale);
    const std::int64_t depth = m_architecture.depths[static_cast<std::size_t>(scale)];
    const std::int64_t outputs = m_architecture.outputChannels;
    const TileBelow last = below(2 * scale + 1);
    TileActivations& top = m_top[static_cast<std::size_t>(scale)];
    if (top.resolution == 0) {
        top = TileActivations(side, padded(depth));
    }
    const auto* head = reinterpret_cast<const float*>(m_network.head(scale).factors.data());
    m_network.workers().run(side, [&](std::int64_t y, int worker) {
        const float* planes[3];
        for (std::int64_t plane = 0; plane < outputs; ++plane) {
            planes[plane] = byPlanes + (plane * side + y) * side;
        }
        float* row = m_scratch.own[static_cast<std::size_t>(worker)].data();
        m_kernels.fromRgb(planes, side, padded(depth), head, outputs, row);
        for (std::int64_t x = 0; x < side; ++x) {
            float* pixel = row + x * padded(depth);
            copyPixel(pixel, depth, side * side, y * side + x, byOffset);
            m_kernels.finishGradient(pixel, last.activations->at(y, x), last.norms[y * side + x], padded(depth), depth,
                                     m_architecture.leak, m_architecture.pixelNorm, top.at(y, x));
        }
    });
    return top;
}

// Through the format layer.
void TileBackward::backFormat(const TileActivations& gradient, std::span<float> byLatent) {
    const std::int64_t channels = padded(m_architecture.depths[0]);
    const std::int64_t columns = padded(m_architecture.latentSize);
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        std::copy_n(gradient.at(pixel / 4, pixel % 4), channels, m_pixels.data() + pixel * channels);
    }
    const std::uint16_t* group = m_pixels.data();
    const std::int64_t here = 0;
    m_network.workers().run(columns / kTilePanel, [&](std::int64_t panel, int) {
        m_kernels.multiply({&group, 1, 16 * channels, &here, 1, 16 * channels,
                            reinterpret_cast<const std::uint16_t*>(m_format.factors.data()), panel, panel + 1,
                            m_scratch.shared.data(), columns});
    });
    std::copy_n(m_scratch.shared.data(), byLatent.size(), byLatent.data());
}

}  // namespace latentwalk::fast
