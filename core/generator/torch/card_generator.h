// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/generator/generator.h"
#include "core/generator/torch/graphs.h"

namespace latentwalk {

// Where the network runs: in float16 on the CUDA device, or on the CPU in float32, as it is or with everything rounded
// to float16 that a network in float16 would hold. The latter shows without a card what a card will paint.
enum class CardPlace { Cuda, Cpu, CpuRounded };

// Images on a card: for each batch size, scale and blending the whole network is recorded once as a graph with tensors
// of its own for latents and images, and replayed from then on; images come back through pinned memory. Batches are cut
// into 16, 8, 4, 2 and 1, so that there are few graphs. Without a recorder, and after a recording that failed, which is
// told once through `notice`, the network runs step by step.
//
// Deterministic for a latent in a batch of one; in batches a library may choose another algorithm, which rounds
// otherwise. Throws GeneratorError, OutOfMemoryError.
std::unique_ptr<Generator> makeCardGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             CardPlace place, std::unique_ptr<GraphRecorder> recorder, Notice notice);

}  // namespace latentwalk
