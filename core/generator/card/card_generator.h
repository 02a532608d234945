#pragma once

#include <memory>
#include <string>

#include "core/generator/card/card_network.h"
#include "core/generator/card/graphs.h"
#include "core/generator/generator.h"

namespace latentwalk {

// Images on a card: for each batch size, scale and blending the whole network is recorded once as a graph with tensors
// of its own for latents and images, and replayed from then on; images come back through pinned memory. Batches are cut
// into 16, 8, 4, 2 and 1, so that there are few graphs. Without a recorder, and after a recording that failed, which is
// told once through `notice`, the network runs step by step.
//
// Deterministic for a latent in a batch of one; in batches a library may choose another algorithm, which rounds
// otherwise. Throws GeneratorError, OutOfMemoryError.
std::unique_ptr<Generator> makeCardGenerator(std::unique_ptr<CardNetwork> network, std::string device,
                                             std::unique_ptr<GraphRecorder> recorder,
                                             std::function<void(const std::string&)> notice);

}  // namespace latentwalk
