// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/generator/backward/backward_pass.h"
#include "core/generator/fast/tiles/tile_network.h"

namespace latentwalk::fast {

// What the layer below a convolution kept from the forward pass: its activations, and what its pixelnorm multiplied
// each pixel by.
struct TileBelow {
    const TileActivations* activations;
    const float* norms;
};

// As GradientLayer: back through a convolution, and through the pixelnorm and the leaky ReLU of the layer below it.
class TileGradientLayer final : public TileLayer {
public:
    // `shape` and `plain` are of the transposed convolution.
    TileGradientLayer(const TileShape& shape, const PlainLayer& plain, const Architecture& architecture,
                      const TileKernels& kernels, Workers& workers, const TileBelow& below);

    // As GradientLayer::setByOffset().
    void setByOffset(float* byOffset) { m_byOffset = byOffset; }

private:
    void finishPixel(float* sums, std::int64_t y, std::int64_t x) override;

    TileBelow m_below;
    float m_leak;
    bool m_normalize;
    float* m_byOffset = nullptr;
};

// The way back through TileNetwork, on the same tiles and threads: derivatives, too, are bfloat16 between the layers.
class TileBackward final : public BackwardPass {
public:
    TileBackward(const Architecture& architecture, const GeneratorWeights& weights, const TileKernels& kernels,
                 int threads);

    Network& network() override { return m_network; }
    // Throws GeneratorError where the weights' file was changed meanwhile.
    void back(int scale, const float* byPlanes, const std::array<float*, kOffsetScales>& byOffsets,
              std::span<float> byLatent) override;

private:
    void prepare(int scale);
    std::unique_ptr<TileGradientLayer> makeLayer(int index);
    TileBelow below(int index) const;
    const TileActivations& backHead(int scale, const float* byPlanes, float* byOffset);
    void backFormat(const TileActivations& gradient, std::span<float> byLatent);

    Architecture m_architecture;
    GeneratorWeights m_weights;
    const TileKernels& m_kernels;
    TileNetwork m_network;
    std::vector<std::unique_ptr<TileGradientLayer>> m_layers;  // as FastBackward has them
    PreparedLayer m_format;
    AlignedBuffer<std::uint16_t> m_pixels;  // one group of rows, of which the first is the format layer's 16 pixels
    std::vector<TileActivations> m_top;     // what comes out of each scale's head, once an image of it was asked for
    TileScratch m_scratch;
};

}  // namespace latentwalk::fast
