// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/faces/named/named_directions.h"
#include "core/latent/spectrum/spectrum.h"

namespace latentwalk {

// The direction `id` of `named` without what it changes of the directions `held` (ids, too), of length 1. What it held
// when it was made still leaks a little, as was measured: that much is taken back along the direction of what leaks.
// What it did not hold is projected out in the metric of conditionedDirection(), by what the predictors tell. Its own
// id among `held`, and ids that are not there, count for nothing. Throws std::invalid_argument without such a direction
// and where the spectrum is of another size.
Latent holding(const NamedDirections& named, const std::string& id, std::span<const std::string> held,
               const Spectrum& spectrum);

}  // namespace latentwalk
