// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/square.h"

#include <algorithm>

#include "core/picture/resize.h"

namespace latentwalk::training {
namespace {

constexpr std::int64_t kSmallestLevel = 4;

Picture cropped(const Picture& picture) {
    const std::int64_t side = std::min(picture.width, picture.height);
    const std::int64_t left = (picture.width - side) / 2, top = (picture.height - side) / 2;
    Picture result{side, side, {}};
    result.rgb.reserve(static_cast<std::size_t>(side * side * 3));
    for (std::int64_t y = 0; y < side; ++y) {
        const auto row = picture.rgb.begin() + ((top + y) * picture.width + left) * 3;
        result.rgb.insert(result.rgb.end(), row, row + side * 3);
    }
    return result;
}

Picture inTheMiddleOf(const Picture& picture, std::int64_t side) {
    Picture result{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), 255)};
    const std::int64_t left = (side - picture.width) / 2, top = (side - picture.height) / 2;
    for (std::int64_t y = 0; y < picture.height; ++y) {
        std::copy_n(picture.rgb.begin() + y * picture.width * 3, picture.width * 3,
                    result.rgb.begin() + ((top + y) * side + left) * 3);
    }
    return result;
}

Picture halved(const Picture& picture) {
    Picture result{picture.width / 2, picture.height / 2, {}};
    result.rgb.reserve(picture.rgb.size() / 4);
    for (std::int64_t y = 0; y < result.height; ++y) {
        for (std::int64_t i = 0; i < result.width * 3; ++i) {
            const auto at = static_cast<std::size_t>(2 * y * picture.width * 3 + i / 3 * 6 + i % 3);
            const auto below = at + static_cast<std::size_t>(picture.width * 3);
            const int sum = picture.rgb[at] + picture.rgb[at + 3] + picture.rgb[below] + picture.rgb[below + 3];
            result.rgb.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
        }
    }
    return result;
}

}  // namespace

Picture squared(const Picture& picture, Fit fit, std::int64_t side) {
    const auto scaled = [](const Picture& from, std::int64_t width, std::int64_t height) {
        return from.width == width && from.height == height ? from : resized(from, width, height);
    };
    if (fit == Fit::Crop) {
        return scaled(picture.width == picture.height ? picture : cropped(picture), side, side);
    }
    const std::int64_t longer = std::max(picture.width, picture.height);
    const auto part = [&](std::int64_t length) {
        return std::clamp<std::int64_t>((length * side + longer / 2) / longer, 1, side);
    };
    return inTheMiddleOf(scaled(picture, part(picture.width), part(picture.height)), side);
}

std::vector<std::uint8_t> levelsOf(const Picture& square) {
    std::vector<std::uint8_t> bytes = square.rgb;
    Picture level = square;
    while (level.width > kSmallestLevel) {
        level = halved(level);
        bytes.insert(bytes.end(), level.rgb.begin(), level.rgb.end());
    }
    return bytes;
}

std::int64_t bytesOfLevels(std::int64_t side) {
    return levelBegin(side, kSmallestLevel) + kSmallestLevel * kSmallestLevel * 3;
}

std::int64_t levelBegin(std::int64_t side, std::int64_t levelSide) {
    std::int64_t begin = 0;
    for (; side > levelSide; side /= 2) {
        begin += side * side * 3;
    }
    return begin;
}

void putPlanes(std::span<const std::uint8_t> level, std::int64_t side, bool mirrored, float* planes) {
    for (std::int64_t y = 0; y < side; ++y) {
        for (std::int64_t x = 0; x < side; ++x) {
            const std::int64_t from = (y * side + (mirrored ? side - 1 - x : x)) * 3;
            for (std::int64_t channel = 0; channel < 3; ++channel) {
                planes[(channel * side + y) * side + x] =
                    static_cast<float>(level[static_cast<std::size_t>(from + channel)]) / 127.5F - 1.0F;
            }
        }
    }
}

}  // namespace latentwalk::training
