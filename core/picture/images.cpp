// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/images.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace latentwalk {
namespace {

struct Bounds {
    float low;
    float high;
};

constexpr Bounds kFixed{-1.0F, 1.0F};

// In this form compilers make it two instructions, and what is no number becomes `low`.
float limited(float value, float low, float high) {
    const float raised = value > low ? value : low;
    return raised < high ? raised : high;
}

Bounds boundsOf(const float* values, std::int64_t count, Range range) {
    if (range == Range::Fixed) {
        return kFixed;
    }
    const auto [low, high] = std::minmax_element(values, values + count);
    return {limited(*low, -1.0F, 1.0F), limited(*high, -1.0F, 1.0F)};
}

// torchvision.utils: norm_ip, then save_image's mul(255).add(0.5).clamp(0, 255) and truncation, all in float32.
void toBytes(const float* values, std::int64_t count, Bounds bounds, std::uint8_t* bytes) {
    const float width = std::max(bounds.high - bounds.low, 1e-5F);
    for (std::int64_t i = 0; i < count; ++i) {
        const float clamped = limited(limited(values[i], -1.0F, 1.0F), bounds.low, bounds.high);
        const float unit = (clamped - bounds.low) / width;
        bytes[i] = static_cast<std::uint8_t>(static_cast<int>(limited(unit * 255.0F + 0.5F, 0.0F, 255.0F)));
    }
}

// Compiled for several instruction sets, of which the program takes the best when it starts: before ThreadSanitizer is
// there, which therefore does without.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define LATENTWALK_FOR_EACH_PROCESSOR [[gnu::target_clones("arch=skylake-avx512", "avx2", "default")]]
#else
#define LATENTWALK_FOR_EACH_PROCESSOR
#endif

// In pieces, so that the planes' bytes are still in the nearest cache when they are put together.
LATENTWALK_FOR_EACH_PROCESSOR
void toRgbBytes(const std::array<const float*, 3>& planes, std::int64_t count, Bounds bounds, std::uint8_t* rgb) {
    constexpr std::int64_t kPiece = 512;
    std::array<std::array<std::uint8_t, kPiece>, 3> bytes;
    for (std::int64_t begin = 0; begin < count; begin += kPiece) {
        const std::int64_t piece = std::min(kPiece, count - begin);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            toBytes(planes[channel] + begin, piece, bounds, bytes[channel].data());
        }
        for (std::int64_t i = 0; i < piece; ++i) {
            for (std::size_t channel = 0; channel < 3; ++channel) {
                *rgb++ = bytes[channel][static_cast<std::size_t>(i)];
            }
        }
    }
}

}  // namespace

void toRgbBytes(const float* red, const float* green, const float* blue, std::int64_t count, std::uint8_t* rgb) {
    toRgbBytes({red, green, blue}, count, kFixed, rgb);
}

Picture toPicture(const Images& images, std::int64_t index, Range range) {
    if (index < 0 || index >= images.count) {
        throw std::out_of_range("no such image");
    }
    if (images.channels != 1 && images.channels != 3) {
        throw std::invalid_argument("pictures have 1 or 3 channels");
    }
    const std::int64_t plane = images.width * images.height;
    const float* red = images.values.data() + index * images.channels * plane;
    const std::int64_t next = images.channels == 3 ? plane : 0;

    Picture picture{images.width, images.height, std::vector<std::uint8_t>(static_cast<std::size_t>(plane) * 3)};
    toRgbBytes({red, red + next, red + 2 * next}, plane, boundsOf(red, images.channels * plane, range),
               picture.rgb.data());
    return picture;
}

Images enlarged(const Images& images, std::int64_t side) {
    if (images.height < 1 || images.height != images.width || side < images.height || side % images.height != 0) {
        throw std::invalid_argument("square images can be enlarged to a multiple of their size");
    }
    const std::int64_t factor = side / images.height;
    Images result{images.count, images.channels, side, side, {}};
    result.values.resize(static_cast<std::size_t>(images.count * images.channels * side * side));
    float* target = result.values.data();
    for (std::int64_t plane = 0; plane < images.count * images.channels; ++plane) {
        for (std::int64_t y = 0; y < side; ++y) {
            const float* row = images.values.data() + (plane * images.height + y / factor) * images.width;
            for (std::int64_t x = 0; x < side; ++x) {
                *target++ = row[x / factor];
            }
        }
    }
    return result;
}

}  // namespace latentwalk
