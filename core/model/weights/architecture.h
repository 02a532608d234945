// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message/message.h"
#include "core/model/labels/labels.h"

namespace latentwalk {

enum class OutputActivation { None, Tanh };

// Everything that decides what the generator computes, apart from its weights. Field names of pytorch_GAN_zoo's config
// stand in brackets.
struct Architecture {
    std::int64_t latentSize = 0;        // [latentVectorDim] components of a latent
    std::vector<std::int64_t> depths;   // channels of each scale: [depthScale0], then [depthOtherScales]; never empty
    std::int64_t outputChannels = 3;    // [dimOutput] 1 (grey) or 3 (RGB)
    float leak = 0.2F;                  // [leakyReluLeak] slope of the leaky ReLU below zero, in [0, 1]
    bool equalizedLearningRate = true;  // [equalizedlR] layers compute (w*x + b) * sqrt(2 / fan_in)
    bool pixelNorm = true;              // [perChannelNormalization] off: neither latents nor features are normalised
    float alpha = 0.0F;                 // [alpha] weight of the previous scale in the image, in [0, 1]; 0 = fully grown
    OutputActivation activation = OutputActivation::None;  // tanh where [lossCriterion] is MSE or DCGAN
    Labels labels;  // [attribKeysOrder] what the last components of a latent choose; empty for most generators

    int scaleCount() const noexcept { return static_cast<int>(depths.size()); }
    // Pixels along one side of the image at `scale`: 4 * 2^scale.
    static std::int64_t resolution(int scale) noexcept { return std::int64_t{4} << scale; }
    std::int64_t fullResolution() const noexcept { return resolution(scaleCount() - 1); }

    bool operator==(const Architecture&) const = default;
};

// What of the architecture in a file is outside of what this program makes sense of ("... has 12 scales; ..."). The
// bounds keep every product of sizes far below 2^63.
std::optional<AboutFile> problemOf(const Architecture& architecture);

}  // namespace latentwalk
