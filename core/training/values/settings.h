// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/message/message.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

// Growing a Progressive GAN from a folder of pictures (Karras et al. 2018).
namespace latentwalk::training {

enum class Loss {
    WassersteinPenalty,  // WGAN-GP with drift (Karras et al. 2018, appendix A)
    Logistic,            // not saturating, with R1 on the reals (Mescheder et al. 2018)
};

// All that is decided before a run's first step. Beside these a step knows Adam's 0 and 0.99, a penalty of 10 and a
// drift of 0.001.
struct TrainingSettings {
    std::int64_t side = 32;             // of the pictures at the end, in pixels: a power of two, 4 to 1024
    int firstScale = 0;                 // where the run begins: above 0 with the networks of another run
    std::int64_t width = 64;            // channels of the lower scales; higher ones have at most 512, 256, 128 ...
    std::vector<std::int64_t> depths;   // channels of each scale where the width does not say them; else empty
    std::int64_t latentSize = 64;       // components of a latent
    std::int64_t batch = 16;            // pictures of a step
    std::int64_t phaseImages = 100000;  // pictures shown in each fade, and in each stay
    double rate = 0.001;                // Adam's, of both networks
    double averageDecay = 0.999;        // what the moving average keeps at each step
    Loss loss = Loss::WassersteinPenalty;
    bool mirror = false;  // show half of the pictures mirrored, at random
    // Float32, or BFloat16: mixed precision. The factors of the 3x3 convolutions, forth and back, are rounded to
    // bfloat16, which has the range of float32, so that no loss needs scaling; sums, weights, norms, Adam and average
    // stay float32.
    Precision precision = Precision::Float32;
    std::uint64_t seed = 0;  // of all random numbers
    int threads = 0;         // the last bits of sums depend on it; 0: not decided yet

    bool operator==(const TrainingSettings&) const = default;
};

// What the moving average should keep at each step so that half of it is younger than a fifth of a phase, and no more
// than the 0.999 of pytorch_GAN_zoo: of a short phase an average over thousands of steps would be what it began with.
double suggestedDecay(const TrainingSettings& settings);

// What is wrong with settings, as the end of a sentence; nothing where they can be trained with.
std::optional<Message> problemOf(const TrainingSettings& settings);

// Scales from 4x4 to the last: 1 to 9.
int scaleCount(const TrainingSettings& settings);

// Channels of a scale: the paper's (table 2: 512 up to 32x32, then half at each scale), but no more than the width.
std::int64_t depthAt(const TrainingSettings& settings, int scale);

// The generator's up to `scale`, with so much of the scale before it in the image.
Architecture architectureAt(const TrainingSettings& settings, int scale, float alpha);

}  // namespace latentwalk::training
