// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/generator/backward/backward_pass.h"
#include "core/generator/backward/gradient_layer.h"
#include "core/generator/fast/fast_network.h"

namespace latentwalk::fast {

// The way back through FastNetwork, on the same kernels and threads.
class FastBackward final : public BackwardPass {
public:
    FastBackward(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels,
                 int threads);

    Network& network() override { return m_network; }
    // Throws GeneratorError where the weights' file was changed meanwhile.
    void back(int scale, const float* byPlanes, const std::array<float*, kOffsetScales>& byOffsets,
              std::span<float> byLatent) override;

private:
    void prepare(int scale);
    std::unique_ptr<GradientLayer> makeLayer(int index);
    ConvShape shapeTo(std::int64_t in, std::int64_t out, std::int64_t resolution, bool pool) const;
    LayerBelow below(int index) const;
    const float* backHead(int scale, const float* byPlanes, float* byOffset);
    void backFormat(const float* gradient, std::span<float> byLatent);

    Architecture m_architecture;
    GeneratorWeights m_weights;
    const Kernels& m_kernels;
    FastNetwork m_network;
    // Back through the convolutions 0, 1 ... (scale 0's, then two of each scale), as far up as they were needed.
    std::vector<std::unique_ptr<GradientLayer>> m_layers;
    PreparedLayer m_format;
    std::vector<AlignedBuffer<float>> m_top;  // what comes out of each scale's head, once an image of it was asked for
    std::vector<Scratch> m_scratch;           // one for each worker
};

}  // namespace latentwalk::fast
