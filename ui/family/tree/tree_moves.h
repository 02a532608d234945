// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/family/tree/tree_layout.h"

namespace latentwalk {

// Where an arrow key leads from a face: left and right to its neighbours in the row, up to its closest parent (else to
// the row above), down to the row that came of its generation, first to one that it is a parent of. From nowhere to the
// shown generation's first face. Nothing where it leads nowhere.
std::optional<FaceId> treeMove(const TreeLayout& layout, const Family& family, std::optional<FaceId> from, int key);

}  // namespace latentwalk
