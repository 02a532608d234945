// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/faces/canvas.h"
#include "core/faces/network/face_networks.h"
#include "core/faces/scores.h"

namespace latentwalk::faces {

// Fills in the scores that landmarks tell, alone and with the pixels at their places. Of one picture: the mean with the
// mirror image is the caller's.
void measureLandmarks(const Canvas& canvas, const Landmarks& landmarks, FaceScores& scores);

// Whether they lie as those of a face that fills the picture do: eyes beside each other, nose and mouth below them, all
// within the picture or just outside.
bool lieAsAFace(const Landmarks& landmarks);

// How differently two readings lie: the root of the mean square distance of the points, in distances of the eyes.
float distanceBetween(const Landmarks& a, const Landmarks& b);

// The points of a mirror image brought back to where they lie in the picture, each under its own number.
Landmarks mirrored(const Landmarks& landmarks);

}  // namespace latentwalk::faces
