// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/faces/named/named_directions.h"

namespace latentwalk {

// What BreedWishes::held takes for named directions that are to stay: of each its score's predictor, whose dot product
// with a latent says the score, or, where the model has none, its components. What the model does not know is left out.
std::vector<Latent> heldVectors(const NamedDirections& named, std::span<const std::string> ids);

}  // namespace latentwalk
