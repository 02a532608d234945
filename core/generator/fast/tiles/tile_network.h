// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/generator/fast/base/network.h"
#include "core/generator/fast/tiles/tile_layer.h"
#include "core/model/weights/architecture.h"

namespace latentwalk::fast {

// A layer of the network on matrix tiles: bias, leaky ReLU and pixelnorm come after its convolution.
class TileConvLayer final : public TileLayer {
public:
    TileConvLayer(const TileShape& shape, const PlainLayer& plain, const Architecture& architecture,
                  const TileKernels& kernels, Workers& workers);

    // From now on run() keeps what the pixelnorm multiplied each pixel by: norms(), [R²], else null.
    void keepNorms();
    const float* norms() const { return m_norms.data(); }

private:
    void finishPixel(float* sums, std::int64_t y, std::int64_t x) override;

    float m_leak;
    bool m_normalize;
    AlignedBuffer<float> m_bias;
    AlignedBuffer<float> m_norms;
};

// The network on matrix tiles: activations and weights in bfloat16, sums in float32.
class TileNetwork final : public Network {
public:
    // `threads` share the work of each layer; their number does not change a bit of the image.
    TileNetwork(const Architecture& architecture, const GeneratorWeights& weights, const TileKernels& kernels,
                int threads);

    void run(std::span<const float> latent, int scale, const FaceOffsets* offsets = nullptr) override;
    void paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow = {}) override;

    // As FastNetwork has them, for a backward pass.
    void keepNorms();
    const TileConvLayer& layer(std::size_t index) const { return m_layers[index]; }
    const TileActivations& formatOutput() const { return m_formatOutput; }
    const float* formatNorms() const { return m_formatNorms.data(); }
    const PreparedLayer& head(int scale) const { return *m_heads[static_cast<std::size_t>(scale)]; }
    Workers& workers() { return m_workers; }

private:
    TileConvLayer makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                            const LayerWeights& weights);
    void runFormat(std::span<const float> latent);
    const TileActivations& withOffset(const TileActivations& features, int scale, const FaceOffsets* offsets);

    Architecture m_architecture;
    const TileKernels& m_kernels;
    Workers m_workers;
    TileFormat m_format;
    AlignedBuffer<std::uint16_t> m_latent;  // one group of pixels, of which the first is the latent
    TileActivations m_formatOutput;
    std::array<float, 16> m_formatNorms{};
    std::vector<TileConvLayer> m_layers;                      // scale 0's, then two for each further scale
    std::array<TileActivations, kOffsetScales> m_withOffset;  // features with their offset, once there was one
    std::vector<const TileActivations*> m_features;           // of each scale, for its head
    std::vector<std::optional<PreparedLayer>> m_heads;
    TileScratch m_scratch;
};

}  // namespace latentwalk::fast
