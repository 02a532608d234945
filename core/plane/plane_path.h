// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/plane/plane_lattice.h"

namespace latentwalk {

// A line that a hand has drawn, as few points of the same distance from each other along it: the fewest, from two to
// `most`, whose straight lines stay within `tolerance` of it. What does not go anywhere is one point, or none.
std::vector<PlanePoint> fewPoints(std::span<const PlanePoint> drawn, double tolerance, int most);

// Whether a line ends where it begins: nearer than `tolerance`, and having been further away than that.
bool isRound(std::span<const PlanePoint> drawn, double tolerance);

}  // namespace latentwalk
