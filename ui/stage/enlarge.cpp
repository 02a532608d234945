// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/enlarge.h"

#include <algorithm>
#include <array>
#include <vector>

namespace latentwalk {
namespace {

// Catmull-Rom a quarter of a pixel beside a pixel's middle, in 1/128: the neighbour on the far side, the pixel itself,
// the neighbour on the near side, the one behind that. New pixels lie a quarter before and a quarter behind old ones.
constexpr std::array<int, 4> kWeights{-9, 111, 29, -3};
constexpr int kShift = 7;

// One line of `count` pixels with `channels` values each, `stride` values apart, to twice as many.
void enlargeLine(const int* in, int* out, int count, int stride, int channels) {
    for (int i = 0; i < count; ++i) {
        const auto at = [&](int index) {
            return in + static_cast<std::ptrdiff_t>(std::clamp(index, 0, count - 1)) * stride;
        };
        const int* far2 = at(i - 2);
        const int* before = at(i - 1);
        const int* here = at(i);
        const int* behind = at(i + 1);
        const int* behind2 = at(i + 2);
        int* first = out + static_cast<std::ptrdiff_t>(2 * i) * stride;
        int* second = first + stride;
        for (int c = 0; c < channels; ++c) {
            const int rounding = 1 << (kShift - 1);
            first[c] = (kWeights[0] * behind[c] + kWeights[1] * here[c] + kWeights[2] * before[c] +
                        kWeights[3] * far2[c] + rounding) >>
                       kShift;
            second[c] = (kWeights[0] * before[c] + kWeights[1] * here[c] + kWeights[2] * behind[c] +
                         kWeights[3] * behind2[c] + rounding) >>
                        kShift;
        }
    }
}

}  // namespace

QImage enlargedTwice(const QImage& image) {
    const int width = image.width();
    const int height = image.height();
    constexpr int kChannels = 3;
    std::vector<int> row(static_cast<std::size_t>(width) * kChannels);
    const int wideRow = 2 * width * kChannels;
    std::vector<int> wide(static_cast<std::size_t>(wideRow) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const auto* pixels = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < width; ++x) {
            row[static_cast<std::size_t>(x) * kChannels] = qRed(pixels[x]);
            row[static_cast<std::size_t>(x) * kChannels + 1] = qGreen(pixels[x]);
            row[static_cast<std::size_t>(x) * kChannels + 2] = qBlue(pixels[x]);
        }
        enlargeLine(row.data(), wide.data() + static_cast<std::ptrdiff_t>(y) * wideRow, width, kChannels, kChannels);
    }
    // A whole row is one pixel of a line that runs downwards: the inner loop goes along memory.
    std::vector<int> high(wide.size() * 2);
    enlargeLine(wide.data(), high.data(), height, wideRow, wideRow);

    QImage result(2 * width, 2 * height, QImage::Format_RGB32);
    for (int y = 0; y < 2 * height; ++y) {
        auto* pixels = reinterpret_cast<QRgb*>(result.scanLine(y));
        const int* values = high.data() + static_cast<std::ptrdiff_t>(y) * wideRow;
        for (int x = 0; x < 2 * width; ++x) {
            const int* rgb = values + static_cast<std::ptrdiff_t>(x) * kChannels;
            pixels[x] = qRgb(std::clamp(rgb[0], 0, 255), std::clamp(rgb[1], 0, 255), std::clamp(rgb[2], 0, 255));
        }
    }
    return result;
}

}  // namespace latentwalk
