// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/faces/canvas.h"
#include "core/faces/scores.h"

namespace latentwalk::faces {

// Fills in the scores that pixels alone tell, from fixed areas: the eyes of what is painted after CelebA's aligned
// pictures lie always in the same places. All are the same in the mirror.
void measurePixels(const Canvas& canvas, FaceScores& scores);

}  // namespace latentwalk::faces
