// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "core/generator/generator.h"
#include "core/latent/progress.h"
#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// How many seeds heads are fitted on. Their latents are those of kFirstFitSeed, kFirstFitSeed + 1 ..., far from the
// seeds that people look at first.
inline constexpr std::int64_t kFitSeeds = 64;
inline constexpr std::uint64_t kFirstFitSeed = 1'000'000;

// A head for every scale but the last: the 1x1 convolution with bias that best predicts, from the scale's features, the
// finished image (as the checkpoint shows it, clamped to [-1, 1], averaged over areas down to the scale), by ridge
// regression over all pixels of kFitSeeds images, float64. What growth shows where no trained head is, and where the
// trained ones are stale: training leaves a scale's head behind when it moves on to the next.
// The result goes into GeneratorWeights::fittedHeads: one entry for each scale but the last, weights float32 and
// unscaled as in GNet (divided by the factor of equalised learning rate, which the network multiplies again). With a
// final tanh the head predicts what goes into it. Computed by the plain float32 network on the CPU with threads()
// threads; deterministic for a number of threads. Blocks for as long as kFitSeeds full images take, twice or so. `tell`
// is told before each seed. Throws GeneratorError or OutOfMemoryError.
std::vector<std::optional<LayerWeights>> fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                                                  const TellProgress& tell = {}, std::int64_t seeds = kFitSeeds);

// `weights` with the heads that `choice` names in GeneratorWeights::heads and no fitted ones beside them. Heads that
// the full image needs (the last, and with Architecture::alpha above 0 the one before it) always stay the trained ones.
GeneratorWeights withHeads(const Architecture& architecture, GeneratorWeights weights, Heads choice);

// The scales that a trained head paints under `choice` although training has left it behind: those that the full image
// does not need, unless they are fitted. None with Heads::Trained: then somebody asked for them by name.
std::set<int> staleScales(const Architecture& architecture, const GeneratorWeights& weights, Heads choice);

}  // namespace latentwalk
