// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/fast/conv_layer.h"

namespace latentwalk::fast {

// What the layer below a convolution, which made its input, kept from the forward pass.
struct LayerBelow {
    const float* activations;  // (R + 2, R + 2, C) with its border
    const float* norms;        // [R²], what its pixelnorm multiplied by
};

// One layer of the backward pass: from the derivatives by what the leaky ReLU of a layer took to those by what the
// leaky ReLU of the layer below took, through the convolution's transpose and the pixelnorm and leaky ReLU of the layer
// below.
class GradientLayer final : public ConvLayer {
public:
    // `shape` is that of the transposed convolution: inChannels are the upper layer's outputs, realOutChannels, leak
    // and normalize belong to the layer below, outResolution to the upper layer, and `pool` says whether it upsampled.
    // `weights` are of transposed().
    GradientLayer(const ConvShape& shape, Form form, PreparedLayer weights, const Kernels& kernels, Workers& workers,
                  const LayerBelow& below);

    // Where run() puts the derivatives by the activations of the layer below, which are those by an offset there:
    // (C, R, R) of the real channels. Null: nowhere.
    void setByOffset(float* byOffset) { m_byOffset = byOffset; }

private:
    void finishTiles(float* products, std::int64_t begin, std::int64_t room, std::int64_t first, std::int64_t last,
                     float* tile) override;
    void finishPixels(const TapPlane& plane, std::int64_t y, float* products) override;
    void finish(std::int64_t y, std::int64_t x);

    LayerBelow m_below;
    float* m_byOffset = nullptr;
};

// What is done to the derivatives by the activations of one pixel, (R + 2, R + 2, C) in `gradient`: they are copied to
// `byOffset` unless that is null, and become those by what the leaky ReLU took. `shape` as GradientLayer has it.
void finishGradientPixel(const ConvShape& shape, const Kernels& kernels, const LayerBelow& below, std::int64_t y,
                         std::int64_t x, float* gradient, float* byOffset);

}  // namespace latentwalk::fast
