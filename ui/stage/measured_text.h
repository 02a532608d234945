// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/faces/named/named_directions.h"
#include "core/faces/scores.h"

namespace latentwalk {

// What was measured on a picture, in one line: "Turn head +0.4 · Smile −1.2 ...". A score that `named` knows mean and
// spread of is told in standard deviations among the model's faces, the others as they are measured. Empty where
// nothing was measured. `named` may be null.
QString measuredText(const faces::FaceScores& scores, const NamedDirections* named);

// One such number: "+0.4" in standard deviations; as it is measured "34 years", "−3°" or "0.52".
QString measuredNumber(faces::Score score, double value, bool inDeviations);

}  // namespace latentwalk
