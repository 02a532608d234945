// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QSizeF>
#include <array>

#include "core/faces/align/similarity.h"

namespace latentwalk {

// The three points of a face in their order: eye on the left, eye on the right, mouth.
inline constexpr int kPoints = 3;
faces::Place& pointOf(faces::FacePoints& points, int index);
const faces::Place& pointOf(const faces::FacePoints& points, int index);

// What of a photograph the model gets to see: the square that is brought to its picture when `points` of the photograph
// come to where `target` says, in fractions of the sides. Four corners in the photograph's pixels, the upper left one
// first.
QPolygonF cropSquare(const faces::FacePoints& points, const faces::FacePoints& target);

// Where points are put when nobody has found any: for a face that fills the middle of a photograph of this size.
faces::FacePoints pointsInMiddle(QSizeF photo, const faces::FacePoints& target);

}  // namespace latentwalk
