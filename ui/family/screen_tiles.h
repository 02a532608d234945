// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/family/face_tiles.h"

// Which faces the panel shows where.
namespace latentwalk {

// Above the screen: the parents of what is on it, those that are kept, and those that are chosen but not in sight; each
// once, and none that is on the screen.
std::vector<FaceTiles::Tile> tilesAbove(const Family& family, std::optional<FaceId> looked);

// On the screen.
std::vector<FaceTiles::Tile> tilesOfScreen(const Family& family, std::optional<FaceId> looked);

}  // namespace latentwalk
