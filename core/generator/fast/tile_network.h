// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/generator/fast/network.h"
#include "core/generator/fast/tile_weights.h"
#include "core/model/weights/architecture.h"

namespace latentwalk::fast {

// The network on matrix tiles: activations and weights in bfloat16, sums in float32.
class TileNetwork final : public Network {
public:
    // `threads` share the work of each layer; their number does not change a bit of the image.
    TileNetwork(const Architecture& architecture, const GeneratorWeights& weights, const TileKernels& kernels,
                int threads);

    void run(std::span<const float> latent, int scale) override;
    void paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) override;

private:
    // (R + 2, R + 2) pixels, a border of zeros around R by R. Wide pixels lie a little further apart than they are
    // wide: at a power of two, those of one tile would crowd into a few sets of the cache.
    struct Activations {
        std::int64_t resolution = 0;
        std::int64_t pixelStride = 0;
        AlignedBuffer<std::uint16_t> values;

        Activations() = default;
        Activations(std::int64_t resolution, std::int64_t channels);
        std::int64_t offset(std::int64_t y, std::int64_t x) const {
            return ((y + 1) * (resolution + 2) + x + 1) * pixelStride;
        }
    };
    // A convolution that gives every `step`-th pixel of the output, from pixel (y, x) on.
    struct Plane {
        std::int64_t y;
        std::int64_t x;
        std::vector<std::int64_t> taps;  // elements of the input; one tap of all nine pixels where they are packed
        TileFactors factors;
    };
    struct Layer {
        std::int64_t inChannels;   // padded
        std::int64_t outChannels;  // padded
        std::int64_t realOutChannels;
        bool upsample;
        bool packed;  // rows of pixels that are too short for a tile are copied together, each with its neighbours
        std::vector<Plane> planes;
        AlignedBuffer<float> bias;
        Activations output;
    };

    Layer makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                    const LayerWeights& weights, const Activations& input);
    std::int64_t groupsAtOnce(const Layer& layer, std::int64_t groups) const;
    void runFormat(std::span<const float> latent);
    void runLayer(const Activations& input, Layer& layer);
    void runPacked(const Activations& input, Layer& layer);
    void finishPixel(float* sums, Layer& layer, std::int64_t y, std::int64_t x) const;

    Architecture m_architecture;
    const TileKernels& m_kernels;
    Workers m_workers;
    TileFormat m_format;
    AlignedBuffer<std::uint16_t> m_latent;  // one group of pixels, of which the first is the latent
    Activations m_formatOutput;
    std::vector<Layer> m_layers;  // scale 0's, then two for each further scale
    std::vector<std::optional<PreparedLayer>> m_heads;
    AlignedBuffer<std::uint16_t> m_packed;     // [R²][packedStride()]
    AlignedBuffer<float> m_shared;             // sums of what all workers do together
    std::vector<AlignedBuffer<float>> m_sums;  // one for each worker
};

}  // namespace latentwalk::fast
