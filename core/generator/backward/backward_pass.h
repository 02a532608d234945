// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "core/generator/fast/base/network.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk::fast {

// A network with the way back through it. Weights of the way back are prepared when a scale is first asked for; buffers
// are kept. One thread at a time.
class BackwardPass {
public:
    virtual ~BackwardPass() = default;

    // The way forward; what its last run() left behind is what back() goes through.
    virtual Network& network() = 0;

    // From the derivative by what the network's paint() of `scale` gives, the scale of its last run(), to that by the
    // normalised latent, latentSize, and those by the offsets, (C, R, R) each: to where `byOffsets` says, unless it is
    // null or the offset's scale above `scale`.
    virtual void back(int scale, const float* byPlanes, const std::array<float*, kOffsetScales>& byOffsets,
                      std::span<float> byLatent) = 0;
};

// One of a network's 3x3 convolutions: scale 0's is number 0, then come two of each scale.
struct Convolution {
    std::int64_t in;
    std::int64_t out;
    std::int64_t resolution;  // of its output
    bool upsamples;           // before it convolves
    const LayerWeights& weights;
};
Convolution convolutionOf(const Architecture& architecture, const GeneratorWeights& weights, int index);

// Where the derivatives by the activations of convolution `index`, -1 for the format layer, go: to those by the offset
// that is added there, or nowhere.
float* offsetAbove(int index, const std::array<float*, kOffsetScales>& byOffsets);

}  // namespace latentwalk::fast
