// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/picture/images.h"
#include "core/training/values/arrays.h"

namespace latentwalk::training {

// All that a step needs; no random number is drawn behind it. N is the batch, R = 4 * 2^scale.
struct StepInput {
    int scale = 0;
    float alpha = 0.0F;  // weight of the scale before, in [0, 1]
    double rate = 0.001;
    std::int64_t count = 0;                   // N, at least 1
    std::vector<float> reals;                 // (N, 3, R, R) in [-1, 1], not blended
    std::vector<float> discriminatorLatents;  // (N, latentSize)
    std::vector<float> generatorLatents;      // (N, latentSize)
    std::vector<float> mix;                   // (N): weight of the real in the penalty's pictures, in [0, 1)
    std::optional<double> averageDecay;       // what the average keeps; else what the settings say
    std::optional<double> youngDecay;  // what the average keeps of the layers of this scale; else as of all others
};

// Sums over the batch, as pytorch_GAN_zoo has them.
struct StepLosses {
    double real = 0;     // of the discriminator, on reals
    double fake = 0;     // on fakes
    double penalty = 0;  // of its gradient
    double drift = 0;    // of its answers on reals
    double generator = 0;

    double discriminator() const { return real + fake + penalty + drift; }
    bool finite() const { return std::isfinite(discriminator()) && std::isfinite(generator); }
};

// Generator, discriminator, average and Adam's moments: the seam at the arithmetic, behind which LibTorch stands. Not
// for several threads at once; every call blocks and may throw Error. Where they were made for a TrainingGroup a step
// is given its process's part of the batch, and does and returns what the whole of it says.
class Networks {
public:
    virtual ~Networks() = default;

    // One step of the discriminator, one of the generator, one of the average.
    virtual StepLosses step(const StepInput& input) = 0;
    // Adam begins anew, as it does when a scale is added.
    virtual void forgetMoments() = 0;

    // All there is, in the order of expectedArrays().
    virtual std::vector<NamedArray> arrays() const = 0;
    // Sets those that are there by their names; the moments are zero where they are not. `steps` is how often Adam
    // stepped since it began anew.
    virtual void set(const std::vector<NamedArray>& arrays, std::int64_t steps) = 0;
    virtual std::int64_t adamSteps() const = 0;

    // What the average paints of `count` latents: (count, 3, R, R).
    virtual Images paint(std::span<const float> latents, std::int64_t count, int scale, float alpha) = 0;

protected:
    Networks() = default;
    Networks(const Networks&) = default;
    Networks& operator=(const Networks&) = default;
};

}  // namespace latentwalk::training
