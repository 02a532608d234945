// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk {

// What a generator paints: (count, channels, height, width) in C order, nominal range [-1, 1], not clamped.
struct Images {
    std::int64_t count = 0;
    std::int64_t channels = 0;
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::vector<float> values;
};

// How values become 0 ... 255. Both clamp to [-1, 1] first.
enum class Range {
    Fixed,  // [-1, 1] -> [0, 255]
    Each,   // each image from its own smallest to its own largest value (torchvision: normalize=True, scale_each=True)
};

// Image `index` of `images`; grey becomes RGB with three equal channels. Rounds as torchvision's save_image does
// (v * 255 + 0.5, clamped, truncated). What is no number becomes 0.
Picture toPicture(const Images& images, std::int64_t index, Range range = Range::Fixed);

// The same with Range::Fixed for `count` pixels in a row: three bytes each to `rgb`, of values that lie in planes.
// Grey: three times the same plane.
void toRgbBytes(const float* red, const float* green, const float* blue, std::int64_t count, std::uint8_t* rgb);

// `images` brought to `side` pixels, a multiple of theirs, by repeating pixels, as the network itself upsamples: so
// that pictures of different scales can be laid side by side and compared. Throws std::invalid_argument on another
// size.
Images enlarged(const Images& images, std::int64_t side);

}  // namespace latentwalk
