#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/generator/fast/layer_weights.h"
#include "core/generator/fast/network.h"
#include "core/generator/fast/taps.h"

namespace latentwalk::fast {

// A network so small that Winograd's method saves nothing: fewer than 64 channels at every scale.
bool hasFewChannels(const Architecture& architecture);

// Up to this resolution layers are computed directly, above it by Winograd's method. Winograd's matrices are four times
// as large as the kernels, and below 16x16 reading them costs more than they save. In bfloat16 the rounding of a coarse
// layer spoils the whole picture, and a direct 16x16 raises it from 44 to 48 dB for little time. Networks of few
// channels are computed directly throughout.
std::int64_t largestDirectResolution(const Architecture& architecture, bool bfloat16);

// The network on the arithmetic of kernels.h.
class FastNetwork final : public Network {
public:
    // `threads` share the work of each layer.
    FastNetwork(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels, int threads);

    void run(std::span<const float> latent, int scale) override;
    void paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) override;

private:
    struct Layer {
        ConvShape shape;
        std::vector<TapPlane> planes;  // of a layer that is computed directly; none: by Winograd's method
        PreparedLayer weights;
        AlignedBuffer<float> output;  // (R + 2, R + 2, outChannels)

        bool winograd() const { return planes.empty(); }
    };
    // What one worker needs for itself.
    struct Scratch {
        AlignedBuffer<std::byte> left;  // transformed inputs
        AlignedBuffer<float> products;
        AlignedBuffer<float> tile;
    };

    Layer makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                    const LayerWeights& weights);
    std::int64_t blockTiles(const ConvShape& shape) const;
    bool runsInBlocks(const ConvShape& shape) const;
    void runFormat(std::span<const float> latent);
    void runLayer(const float* input, Layer& layer);
    void runDirect(const float* input, Layer& layer);
    void packPixels(const float* input, const Layer& layer, const TapPlane& plane, std::int64_t y,
                    std::int64_t firstRow, void* left) const;
    void finishPixels(Layer& layer, const TapPlane& plane, std::int64_t y, float* products) const;
    void runInBlocks(const float* input, Layer& layer);
    void runTogether(const float* input, Layer& layer);
    void multiplyMatrices(const Layer& layer, std::int64_t rows, std::int64_t first, std::int64_t last,
                          Scratch& scratch) const;

    Architecture m_architecture;
    const Kernels& m_kernels;
    Workers m_workers;
    PreparedLayer m_format;
    AlignedBuffer<float> m_formatOutput;  // (6, 6, C): 4x4 with its border
    std::vector<Layer> m_layers;          // scale 0's, then two for each further scale
    std::vector<std::optional<PreparedLayer>> m_heads;
    std::vector<Scratch> m_scratch;  // one for each worker; the first also serves layers that share one
};

}  // namespace latentwalk::fast
