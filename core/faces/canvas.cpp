// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/canvas.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk::faces {
namespace {

constexpr auto kSide = static_cast<std::size_t>(kCanvasSide);

// Which pixels of a row one pixel of the canvas takes, and how much of each.
struct Share {
    std::int64_t first = 0;
    std::vector<float> weights;
};

std::vector<Share> sharesOf(std::int64_t size) {
    std::vector<Share> shares(kSide);
    const double scale = static_cast<double>(size) / static_cast<double>(kCanvasSide);
    for (std::size_t i = 0; i < kSide; ++i) {
        Share& share = shares[i];
        if (size >= kCanvasSide) {
            const double begin = static_cast<double>(i) * scale;
            const double end = begin + scale;
            share.first = static_cast<std::int64_t>(begin);
            for (std::int64_t at = share.first; at < size && static_cast<double>(at) < end - 1e-9; ++at) {
                const double from = std::max(begin, static_cast<double>(at));
                const double to = std::min(end, static_cast<double>(at + 1));
                share.weights.push_back(static_cast<float>((to - from) / scale));
            }
        } else {
            const double middle =
                std::clamp((static_cast<double>(i) + 0.5) * scale - 0.5, 0.0, static_cast<double>(size - 1));
            share.first = std::min(static_cast<std::int64_t>(middle), std::max<std::int64_t>(size - 2, 0));
            const auto part = static_cast<float>(middle - static_cast<double>(share.first));
            share.weights = size > 1 ? std::vector{1 - part, part} : std::vector{1.0F};
        }
    }
    return shares;
}

void addLuma(Canvas& canvas) {
    canvas.luma.resize(kSide * kSide);
    for (std::size_t i = 0; i < canvas.luma.size(); ++i) {
        const float* const p = canvas.rgb.data() + i * 3;
        canvas.luma[i] = (0.299F * p[0] + 0.587F * p[1] + 0.114F * p[2]) / 255;
    }
}

}  // namespace

Canvas canvasOf(const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0 ||
        picture.rgb.size() < static_cast<std::size_t>(picture.width * picture.height * 3)) {
        throw std::invalid_argument("an empty picture shows nothing");
    }
    const std::int64_t size = std::min(picture.width, picture.height);
    const std::int64_t left = (picture.width - size) / 2;
    const std::int64_t top = (picture.height - size) / 2;
    const auto shares = sharesOf(size);
    // Rows first; each of the picture's is used once or, where it is small, a few times.
    std::vector<float> rows(static_cast<std::size_t>(size) * 3);
    Canvas canvas;
    canvas.rgb.resize(kSide * kSide * 3);
    float* to = canvas.rgb.data();
    for (const Share& down : shares) {
        std::fill(rows.begin(), rows.end(), 0.0F);
        for (std::size_t i = 0; i < down.weights.size(); ++i) {
            const auto y = top + down.first + static_cast<std::int64_t>(i);
            const std::uint8_t* const from = picture.rgb.data() + (y * picture.width + left) * 3;
            for (std::size_t x = 0; x < rows.size(); ++x) {
                rows[x] += down.weights[i] * static_cast<float>(from[x]);
            }
        }
        for (const Share& across : shares) {
            for (std::size_t c = 0; c < 3; ++c) {
                float sum = 0;
                for (std::size_t i = 0; i < across.weights.size(); ++i) {
                    sum += across.weights[i] * rows[(static_cast<std::size_t>(across.first) + i) * 3 + c];
                }
                *to++ = sum;
            }
        }
    }
    addLuma(canvas);
    return canvas;
}

Canvas mirrored(const Canvas& canvas) {
    Canvas result = canvas;
    for (std::size_t y = 0; y < kSide; ++y) {
        for (std::size_t x = 0; x < kSide; ++x) {
            const std::size_t from = y * kSide + kSide - 1 - x;
            const std::size_t to = y * kSide + x;
            std::copy_n(canvas.rgb.data() + from * 3, 3, result.rgb.data() + to * 3);
            result.luma[to] = canvas.luma[from];
        }
    }
    return result;
}

}  // namespace latentwalk::faces
