// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/network_input.h"

#include <algorithm>

#include "core/faces/network/layers.h"

namespace latentwalk::faces {

std::vector<float> networkInput(const float* picture, std::int64_t width, std::int64_t left, std::int64_t top,
                                std::int64_t size) {
    std::vector<float> result(static_cast<std::size_t>(kInputSide * kInputSide * 3));
    const float scale = static_cast<float>(size) / static_cast<float>(kInputSide);
    float* to = result.data();
    for (std::int64_t y = 0; y < kInputSide; ++y) {
        const float fromY = static_cast<float>(y) * scale;
        const auto y0 = static_cast<std::int64_t>(fromY);
        const std::int64_t y1 = std::min(y0 + 1, size - 1);
        const float* const upper = picture + ((top + y0) * width + left) * 3;
        const float* const lower = picture + ((top + y1) * width + left) * 3;
        const float down = fromY - static_cast<float>(y0);
        for (std::int64_t x = 0; x < kInputSide; ++x) {
            const float fromX = static_cast<float>(x) * scale;
            const auto x0 = static_cast<std::int64_t>(fromX);
            const std::int64_t x1 = std::min(x0 + 1, size - 1);
            const float right = fromX - static_cast<float>(x0);
            for (std::int64_t c = 0; c < 3; ++c) {
                const float above = upper[x0 * 3 + c] + (upper[x1 * 3 + c] - upper[x0 * 3 + c]) * right;
                const float below = lower[x0 * 3 + c] + (lower[x1 * 3 + c] - lower[x0 * 3 + c]) * right;
                *to++ = above + (below - above) * down;
            }
        }
    }
    return result;
}

}  // namespace latentwalk::faces
