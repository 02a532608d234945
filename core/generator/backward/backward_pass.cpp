// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/backward_pass.h"

namespace latentwalk::fast {

Convolution convolutionOf(const Architecture& architecture, const GeneratorWeights& weights, int index) {
    const auto scale = static_cast<std::size_t>(index + 1) / 2;
    const bool upsamples = index % 2 == 1;
    return {architecture.depths[upsamples ? scale - 1 : scale], architecture.depths[scale],
            Architecture::resolution(static_cast<int>(scale)), upsamples,
            index == 0 ? weights.scale0 : weights.scales[scale - 1][upsamples ? 0 : 1]};
}

float* offsetAbove(int index, const std::array<float*, kOffsetScales>& byOffsets) {
    if (index < 0) {
        return byOffsets[0];
    }
    const bool has = index > 0 && index % 2 == 0 && index / 2 < kOffsetScales;
    return has ? byOffsets[static_cast<std::size_t>(index) / 2] : nullptr;
}

}  // namespace latentwalk::fast
