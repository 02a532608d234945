// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/latent/progress.h"
#include "core/message/message.h"
#include "core/training/values/networks.h"

namespace latentwalk::training {

// What a scale costs on this computer.
struct ScaleCost {
    double secondsAnImage = 0;
    std::int64_t bytes = 0;  // that the process had in memory at most, in all; 0: not known
};

using MakeNetworks = std::function<std::unique_ptr<Networks>(const TrainingSettings& settings)>;

// Each scale once, half faded in, on pictures of noise: the largest first, so that what does not fit into the memory
// fails before anything begins. A scale is stepped for about `secondsEach`, at least twice. In the order of scales.
// Throws Error, OutOfMemoryError among them; Stopped out of `tell`, which is called before each step.
std::vector<ScaleCost> dryRun(const TrainingSettings& settings, const MakeNetworks& make,
                              const std::function<double()>& seconds, double secondsEach, const TellProgress& tell);

struct Estimate {
    double seconds = 0;
    std::int64_t bytes = 0;
};

// Of a whole run, or of what is left of it after so many images.
Estimate estimateOf(const TrainingSettings& settings, const std::vector<ScaleCost>& costs, std::int64_t shown = 0);

// What other settings would take here, by how much they multiply: full width at 128x128, say.
double secondsByAnalogy(const TrainingSettings& measured, const std::vector<ScaleCost>& costs,
                        const TrainingSettings& other);

// Multiplications and additions of one image's step at a scale, in forward passes of its layers.
double workOf(const TrainingSettings& settings, int scale);

// Which share of a whole run's work is done after so many images, in [0, 1]: later ones are larger.
double shareDone(const TrainingSettings& settings, std::int64_t shown);

// "32x32, width 64: about 1 h 50 min, 1.1 GB of memory"
Message sentenceOf(const TrainingSettings& settings, const Estimate& estimate);

// "128x128 at full width would take about 4 months here.": the same at the width of the paper, and at 128x128 if they
// are smaller, by analogy to what was measured. Nothing where they are that wide and large.
std::optional<Message> fullSizeSentence(const TrainingSettings& settings, const TrainingSettings& measured,
                                        const std::vector<ScaleCost>& costs);

// "about 1 h 50 min", "about 4 months"; from a few seconds to years.
Message durationOf(double seconds);

}  // namespace latentwalk::training
