// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/pixel_scores.h"

#include <algorithm>
#include <cmath>

namespace latentwalk::faces {
namespace {

// Areas of the canvas, (left, top) to (right, bottom), the latter not included.
struct Area {
    std::int64_t left, top, right, bottom;
};

float meanLuma(const Canvas& canvas, std::initializer_list<Area> areas) {
    double sum = 0;
    std::int64_t count = 0;
    for (const Area& area : areas) {
        for (std::int64_t y = area.top; y < area.bottom; ++y) {
            for (std::int64_t x = area.left; x < area.right; ++x) {
                sum += canvas.lumaAt(y, x);
            }
        }
        count += (area.right - area.left) * (area.bottom - area.top);
    }
    return static_cast<float>(sum / static_cast<double>(count));
}

}  // namespace

void measurePixels(const Canvas& canvas, FaceScores& scores) {
    constexpr std::int64_t kSide = kCanvasSide;
    const auto set = [&](Score score, double value) { scores.values[indexOf(score)] = static_cast<float>(value); };
    constexpr double kPixels = kSide * kSide;
    double warmth = 0;
    double saturation = 0;
    double sum = 0;
    double squares = 0;
    double edges = 0;
    for (std::int64_t y = 0; y < kSide; ++y) {
        for (std::int64_t x = 0; x < kSide; ++x) {
            const float* const p = canvas.pixel(y, x);
            warmth += p[0] - p[2];
            saturation += std::max({p[0], p[1], p[2]}) - std::min({p[0], p[1], p[2]});
            const double luma = canvas.lumaAt(y, x);
            sum += luma;
            squares += luma * luma;
            if (y > 0 && y < kSide - 1 && x > 0 && x < kSide - 1) {
                edges += std::abs(4 * luma - canvas.lumaAt(y - 1, x) - canvas.lumaAt(y + 1, x) -
                                  canvas.lumaAt(y, x - 1) - canvas.lumaAt(y, x + 1));
            }
        }
    }
    const double mean = sum / kPixels;
    const double contrast = std::sqrt(std::max(squares / kPixels - mean * mean, 0.0));
    set(Score::Brightness, mean);
    set(Score::Warmth, warmth / kPixels / 255);
    set(Score::Saturation, saturation / kPixels / 255);
    set(Score::Contrast, contrast);
    // A thousandth keeps a picture of one colour from infinity.
    set(Score::Sharpness, std::log((edges / kPixels + 1e-3) / (contrast + 1e-3)));
    set(Score::Background, meanLuma(canvas, {{0, 0, 20, 32}, {kSide - 20, 0, kSide, 32}}));
    set(Score::Top, meanLuma(canvas, {{40, 0, kSide - 40, 20}}));
    set(Score::Sides, meanLuma(canvas, {{0, 48, 14, 96}, {kSide - 14, 48, kSide, 96}}));
}

}  // namespace latentwalk::faces
