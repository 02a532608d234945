// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/family/family.h"

namespace latentwalk {

// The line of descent that ends in `id`, the oldest first: from each face its closest parent (parents.front()) is gone
// to. What a film from the first parents to the last child shows. Throws std::out_of_range.
std::vector<FaceId> lineOf(const Family& family, FaceId id);

// All from whom `id` descends and itself, each once, the oldest first. Throws std::out_of_range.
std::vector<FaceId> ancestorsOf(const Family& family, FaceId id);

// All that descend from `id`, without itself, the oldest first. Throws std::out_of_range.
std::vector<FaceId> descendantsOf(const Family& family, FaceId id);

}  // namespace latentwalk
