// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk::faces {

// A place: x to the right, y down. Of a picture in pixels, whose first one reaches from 0 to 1.
struct Place {
    double x = 0;
    double y = 0;

    bool operator==(const Place&) const = default;
};

double distance(Place a, Place b);

// Where a face is: what alignment goes by. Left and right are those of the picture.
struct FacePoints {
    Place leftEye;
    Place rightEye;
    Place mouth;

    bool operator==(const FacePoints&) const = default;
};

// Each place times `factor`.
FacePoints scaled(const FacePoints& points, double factor);

// Turning, scaling by one factor and shifting: (x, y) -> (a x - b y + dx, b x + a y + dy).
struct Similarity {
    double a = 1;
    double b = 0;
    double dx = 0;
    double dy = 0;

    Place operator()(Place place) const;
    double scale() const;
    // Throws std::invalid_argument where it makes everything one point.
    Similarity inverse() const;
    // First `first`, then this.
    Similarity after(const Similarity& first) const;
};

// The one that brings three points nearest to three others, by the sum of squared distances (least squares; Umeyama
// 1991 without reflections has the same in general). Where `from` is one point, everything becomes one point.
Similarity nearestSimilarity(const FacePoints& from, const FacePoints& to);

// What lies outside of a picture.
enum class Outside { Edge, Black };

// A square of `side` pixels out of a picture, (side, side, 3), 0 ... 255: `toPicture` says where in the picture a place
// of the square lies. Each pixel is the mean of samples x samples between pixels; where those lie further apart than
// pixels do, the picture is first reduced by the mean of as many as there are between. Throws std::invalid_argument on
// an empty picture.
std::vector<float> sampledSquare(const Picture& picture, const Similarity& toPicture, std::int64_t side,
                                 Outside outside, int samples = 4);

// The face at `points` of `picture` brought to where `target` says, in fractions of the sides, in `side` x `side`
// pixels. At the picture's edges its last pixels are repeated. Throws std::invalid_argument where the points are one.
Picture alignedFace(const Picture& picture, const FacePoints& points, const FacePoints& target, std::int64_t side);

}  // namespace latentwalk::faces
