// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/recipe/recipe.h"

namespace latentwalk {

// The recipe of the picture at the session's position. Throws std::invalid_argument like SessionWalk.
Recipe pictureRecipe(const Session& session, int enlarge = 1);

// The recipe of a grid or film of the session, as its settings say. Throws std::invalid_argument.
Recipe gridRecipe(const Session& session);
Recipe filmRecipe(const Session& session);

// What every frame of a sequence shares; frameRecipe() completes it.
Recipe sequenceRecipe(const Session& session, std::int64_t frames);
// Of frame `index`, from 0, at `position` with `latent`.
Recipe frameRecipe(const Recipe& sequence, std::int64_t index, double position, const Latent& latent);

}  // namespace latentwalk
