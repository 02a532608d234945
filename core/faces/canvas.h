// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk::faces {

// The sides in which faces are looked at: that of CelebA's pictures in the generators that paint them.
inline constexpr std::int64_t kCanvasSide = 128;

// A picture as it is measured: 128x128 pixels of three floats, 0 ... 255, rows from the top.
struct Canvas {
    std::vector<float> rgb;   // (128, 128, 3)
    std::vector<float> luma;  // (128, 128), 0 ... 1: Rec. 601's weights of the coded values

    const float* pixel(std::int64_t y, std::int64_t x) const { return rgb.data() + (y * kCanvasSide + x) * 3; }
    float lumaAt(std::int64_t y, std::int64_t x) const { return luma[static_cast<std::size_t>(y * kCanvasSide + x)]; }
};

// The middle square of `picture`, scaled by the mean of what each pixel covers where it is larger, between pixels where
// it is smaller. Throws std::invalid_argument on an empty picture.
Canvas canvasOf(const Picture& picture);

// Left and right exchanged.
Canvas mirrored(const Canvas& canvas);

}  // namespace latentwalk::faces
