// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/gradient_layer.h"

#include <algorithm>
#include <utility>

namespace latentwalk::fast {

GradientLayer::GradientLayer(const ConvShape& shape, Form form, PreparedLayer weights, const Kernels& kernels,
                             Workers& workers, const LayerBelow& below)
    : ConvLayer(shape, form, std::move(weights), kernels, workers), m_below(below) {}

void GradientLayer::finish(std::int64_t y, std::int64_t x) {
    finishGradientPixel(shape(), kernels(), m_below, y, x, written(), m_byOffset);
}

void GradientLayer::finishTiles(float* products, std::int64_t begin, std::int64_t room, std::int64_t first,
                                std::int64_t last, float* /*tile*/) {
    const std::int64_t side = shape().pool ? 2 : 4;  // pixels that are left of a tile
    for (std::int64_t tile = first; tile < last; ++tile) {
        kernels().transformSums(shape(), products, begin, room, tile, tile + 1, written());
        const std::int64_t y = (begin + tile) / shape().tilesPerRow() * side;
        const std::int64_t x = (begin + tile) % shape().tilesPerRow() * side;
        for (std::int64_t pixel = 0; pixel < side * side; ++pixel) {
            finish(y + pixel / side, x + pixel % side);
        }
    }
}

void GradientLayer::finishPixels(const TapPlane& /*plane*/, std::int64_t y, float* products) {
    const std::int64_t channels = shape().outChannels;
    const std::int64_t stride = channels + 16;
    const std::int64_t rowStride = (shape().writtenResolution() + 2) * channels;
    for (std::int64_t x = 0; x < shape().writtenResolution(); ++x) {
        std::copy_n(products + x * stride, channels, written() + (y + 1) * rowStride + (x + 1) * channels);
        finish(y, x);
    }
}

void finishGradientPixel(const ConvShape& shape, const Kernels& kernels, const LayerBelow& below, std::int64_t y,
                         std::int64_t x, float* gradient, float* byOffset) {
    const std::int64_t side = shape.writtenResolution();
    const std::int64_t at = ((y + 1) * (side + 2) + x + 1) * shape.outChannels;
    if (byOffset != nullptr) {
        for (std::int64_t channel = 0; channel < shape.realOutChannels; ++channel) {
            byOffset[channel * side * side + y * side + x] = gradient[at + channel];
        }
    }
    kernels.finishGradient(gradient + at, below.activations + at, below.norms[y * side + x], shape.outChannels,
                           shape.realOutChannels, shape.leak, shape.normalize);
}

}  // namespace latentwalk::fast
