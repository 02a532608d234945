#include "core/output/picture.h"

#include <algorithm>
#include <stdexcept>

namespace latentwalk {
namespace {

struct Bounds {
    float low;
    float high;
};

Bounds boundsOf(const float* values, std::int64_t count, Range range) {
    if (range == Range::Fixed) {
        return {-1.0F, 1.0F};
    }
    const auto [low, high] = std::minmax_element(values, values + count);
    return {std::clamp(*low, -1.0F, 1.0F), std::clamp(*high, -1.0F, 1.0F)};
}

// torchvision.utils: norm_ip, then save_image's mul(255).add(0.5).clamp(0, 255) and truncation, all in float32.
std::uint8_t toByte(float value, Bounds bounds) {
    const float clamped = std::clamp(std::clamp(value, -1.0F, 1.0F), bounds.low, bounds.high);
    const float unit = (clamped - bounds.low) / std::max(bounds.high - bounds.low, 1e-5F);
    return static_cast<std::uint8_t>(std::clamp(unit * 255.0F + 0.5F, 0.0F, 255.0F));
}

}  // namespace

Picture toPicture(const Images& images, std::int64_t index, Range range) {
    if (index < 0 || index >= images.count) {
        throw std::out_of_range("no such image");
    }
    if (images.channels != 1 && images.channels != 3) {
        throw std::invalid_argument("pictures have 1 or 3 channels");
    }
    const std::int64_t plane = images.width * images.height;
    const float* values = images.values.data() + index * images.channels * plane;
    const Bounds bounds = boundsOf(values, images.channels * plane, range);

    Picture picture{images.width, images.height, std::vector<std::uint8_t>(static_cast<std::size_t>(plane) * 3)};
    std::uint8_t* out = picture.rgb.data();
    for (std::int64_t channel = 0; channel < 3; ++channel) {
        const float* source = values + (images.channels == 3 ? channel * plane : 0);
        for (std::int64_t i = 0; i < plane; ++i) {
            out[i * 3 + channel] = toByte(source[i], bounds);
        }
    }
    return picture;
}

}  // namespace latentwalk
