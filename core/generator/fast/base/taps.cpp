// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/base/taps.h"

namespace latentwalk::fast {
namespace {

TapPlane plainPlane() {
    TapPlane plane{0, 0, {}};
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 3; ++x) {
            plane.taps.push_back({y - 1, x - 1, y, y + 1, x, x + 1});
        }
    }
    return plane;
}

// An even pixel of the upsampled picture and its successor are one pixel of the small one: an even output sees its
// predecessor once and itself twice, an odd one itself twice and its successor once.
TapPlane upsampledPlane(int y, int x) {
    const int row = 1 + y;
    const int column = 1 + x;
    TapPlane plane{y, x, {}};
    for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 2; ++j) {
            plane.taps.push_back(
                {i + y - 1, j + x - 1, i == 0 ? 0 : row, i == 0 ? row : 3, j == 0 ? 0 : column, j == 0 ? column : 3});
        }
    }
    return plane;
}

// Two neighbouring outputs see four pixels: the outer ones once, the inner ones each with two neighbouring weights.
TapPlane pooledPlane() {
    TapPlane plane{0, 0, {}};
    const auto first = [](int d) { return d < 1 ? 0 : d; };
    const auto last = [](int d) { return d < 1 ? d + 2 : 3; };
    for (int dy = -1; dy <= 2; ++dy) {
        for (int dx = -1; dx <= 2; ++dx) {
            plane.taps.push_back({dy, dx, first(dy), last(dy), first(dx), last(dx)});
        }
    }
    return plane;
}

}  // namespace

float Tap::weight(const float* kernel) const {
    float sum = 0;
    for (int y = firstRow; y < lastRow; ++y) {
        for (int x = firstColumn; x < lastColumn; ++x) {
            sum += kernel[y * 3 + x];
        }
    }
    return sum;
}

std::vector<TapPlane> tapPlanes(bool upsample, bool pool) {
    if (pool) {
        return {pooledPlane()};
    }
    if (!upsample) {
        return {plainPlane()};
    }
    return {upsampledPlane(0, 0), upsampledPlane(0, 1), upsampledPlane(1, 0), upsampledPlane(1, 1)};
}

}  // namespace latentwalk::fast
