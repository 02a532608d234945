#pragma once

#include "core/generator/generator.h"

#include <cstdint>
#include <vector>

namespace latentwalk {

// An 8-bit RGB picture, rows from the top, three bytes a pixel, no padding between rows.
struct Picture {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::vector<std::uint8_t> rgb;

    bool operator==(const Picture&) const = default;
};

// How values become 0 ... 255. Both clamp to [-1, 1] first.
enum class Range {
    Fixed,  // [-1, 1] -> [0, 255]
    Each,   // each image from its own smallest to its own largest value (torchvision: normalize=True, scale_each=True)
};

// Image `index` of `images`; grey becomes RGB with three equal channels. Rounds as torchvision's save_image does
// (v * 255 + 0.5, clamped, truncated).
Picture toPicture(const Images& images, std::int64_t index, Range range = Range::Fixed);

}  // namespace latentwalk
