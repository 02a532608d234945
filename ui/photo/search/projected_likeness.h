// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/photo/search/likeness_search.h"
#include "ui/photo/search/model_starts.h"

namespace latentwalk {

// The search that finds faces in the open model itself (core/projection), from the small pictures that `ahead` has of
// it; they are completed, behind everything that is more urgent, where they are not yet. `ahead` outlives what it
// gives.
MakeSearch projectedLikeness(StartsAhead& ahead);

}  // namespace latentwalk
