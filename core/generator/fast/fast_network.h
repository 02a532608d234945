// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/generator/fast/base/network.h"
#include "core/generator/fast/conv_layer.h"
#include "core/model/weights/architecture.h"

namespace latentwalk::fast {

// A network so small that Winograd's method saves nothing: fewer than 64 channels at every scale.
bool hasFewChannels(const Architecture& architecture);

// Up to this resolution layers are computed directly, above it by Winograd's method. Winograd's matrices are four times
// as large as the kernels, and below 16x16 reading them costs more than they save. In bfloat16 the rounding of a coarse
// layer spoils the whole picture, and a direct 16x16 raises it from 49 to 53 dB (the worst of 64 faces from 43
// to 47) for little time. Networks of few channels are computed directly throughout.
//
// A rule that was measured (tests/bench/forms_bench) and not a measurement at every start: the forms round differently,
// and pictures must not depend on what else the machine did then. On an AMD EPYC with AVX2 Winograd's method was 1.5 to
// 3.8 times as fast from 16x16 on, with AVX2 as without; below, it lay within 12 % of the direct form (without AVX2 it
// was 1.4 to 1.9 times as fast).
std::int64_t largestDirectResolution(const Architecture& architecture, bool bfloat16);

// The network on the arithmetic of kernels.h.
class FastNetwork final : public Network {
public:
    // `threads` share the work of each layer.
    FastNetwork(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels, int threads);

    void run(std::span<const float> latent, int scale, const FaceOffsets* offsets = nullptr) override;
    void paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow = {}) override;

    // What a backward pass (core/generator/backward) needs of the last run(): from now on the layers and the format
    // layer keep what their pixelnorms multiplied by. Activations are kept in any case, those of each layer in a buffer
    // of its own; offsets are not in them.
    void keepNorms();
    const ConvLayer& layer(std::size_t index) const { return m_layers[index]; }  // scale 0's, then two for each scale
    const float* formatOutput() const { return m_formatOutput.data(); }          // (6, 6, C): 4x4 with its border
    const float* formatNorms() const { return m_formatNorms.data(); }            // 16
    const PreparedLayer& head(int scale) const { return *m_heads[static_cast<std::size_t>(scale)]; }
    Workers& workers() { return m_workers; }

private:
    ConvLayer makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                        const LayerWeights& weights);
    void runFormat(std::span<const float> latent);
    const float* withOffset(const float* features, int scale, const FaceOffsets* offsets);

    Architecture m_architecture;
    const Kernels& m_kernels;
    Workers m_workers;
    PreparedLayer m_format;
    AlignedBuffer<float> m_formatOutput;
    std::array<float, 16> m_formatNorms{};
    std::vector<ConvLayer> m_layers;
    std::array<AlignedBuffer<float>, kOffsetScales> m_withOffset;  // features with their offset, once there was one
    std::vector<const float*> m_features;                          // of each scale, for its head
    std::vector<std::optional<PreparedLayer>> m_heads;
    std::vector<Scratch> m_scratch;  // one for each worker
};

}  // namespace latentwalk::fast
