#pragma once

#include <cstdint>
#include <vector>

namespace latentwalk {

struct Images;

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
// (v * 255 + 0.5, clamped, truncated). What is no number becomes 0.
Picture toPicture(const Images& images, std::int64_t index, Range range = Range::Fixed);

// The same with Range::Fixed for `count` pixels in a row: three bytes each to `rgb`, of values that lie in planes.
// Grey: three times the same plane.
void toRgbBytes(const float* red, const float* green, const float* blue, std::int64_t count, std::uint8_t* rgb);

}  // namespace latentwalk
