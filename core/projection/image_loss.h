// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/picture/images.h"
#include "core/picture/picture.h"

namespace latentwalk::projection {

// A picture as a network paints it: (1, channels, side, side), [-1, 1]; channels 3, or 1 for its brightness (Rec. 601).
// Throws std::invalid_argument where the picture is not square.
Images targetOf(const Picture& picture, std::int64_t channels);

// Brought to `side` pixels, of which its own are a multiple, each the mean of what it covers.
Images boxAveraged(const Images& image, std::int64_t side);

// How far an image is from the target on every scale at once: the sum of the mean squares of the difference, averaged
// over squares to 8x8, 16x16 and so on up to all pixels, with equal weights. Where the target is as bright or dark as a
// picture can be (|t| >= 0.99), more of it is no difference: a picture does not show it.
class PyramidLoss {
public:
    // (1, C, R, R), R a power of two.
    explicit PyramidLoss(Images target);

    // The loss of `image`, of the target's shape; its derivative by each value is added to `byImage`, of the same size.
    // Throws std::invalid_argument where sizes differ.
    double add(const Images& image, std::span<float> byImage);

private:
    Images m_target;
    std::vector<std::vector<float>> m_levels;  // the difference at R, R / 2, ... 8
};

// The mean absolute difference at 32x32 pixels, or at the images' own where they have fewer: how poor a likeness is.
// Both clamped to [-1, 1].
double meanDifference(const Images& a, const Images& b);

// Above this it is no likeness.
inline constexpr double kPoorLikeness = 0.12;

}  // namespace latentwalk::projection
