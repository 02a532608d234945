// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "ui/photo/search/likeness_search.h"

namespace latentwalk {

// The search that finds faces in the open model itself (core/projection). Where it has to begin is told by small
// pictures of the model, which are painted once, behind everything that is more urgent, and kept in `folder`.
MakeSearch projectedLikeness(std::filesystem::path folder);

}  // namespace latentwalk
