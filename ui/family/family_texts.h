// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/family/family.h"

namespace latentwalk {

// How many generations came before on the way to this one, and itself: founders and a first generation are 1.
int depthOf(const Family& family, GenerationId generation);

// "Face 3 of generation 4", or the name that the user gave it.
QString nameOf(const Family& family, FaceId face);

// "Generation 4: 2 faces chosen"
QString titleOfScreen(const Family& family);

}  // namespace latentwalk
