// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/faces/scores.h"

namespace latentwalk {

// What a named direction is to change, and what it must not.
struct NamePlan {
    faces::Score score;              // its id is the direction's
    std::vector<faces::Score> held;  // to be projected out; some ten, none of which measures the same thing
    double right = 0.9;              // the share of faces in which it has to hold
};

// What is to be looked for, in the order in which it is kept. Without faces only what pixels tell. Each direction holds
// all that others are named after but for what its own name means: a look without its make-up or a brightness without
// its background would be none.
std::vector<NamePlan> namePlans(bool faces);

// What every direction of a face model has to be, to be kept under its name: from one end of its range to the other it
// changes its score by this many SD,
inline constexpr double kLeastChange = 2;
// and each score that it holds by at most this much for each SD.
inline constexpr double kMostLeak = 0.35;
// and no other score by more than its own: what warms a picture more than it makes it colourful is no colour strength.
inline constexpr double kMostOther = 1;

}  // namespace latentwalk
