// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/generator/fast/base/taps.h"

namespace latentwalk::fast {

// The 3x3 kernels of some input channels and the `Columns` output channels of a panel, turned round: the panel's
// outputs lie side by side, as the right factors have them, so that what is computed of them is computed of many at a
// time and written in whole lines of the cache. In a model's files they lie 9 * input channels apart.
template <std::int64_t Columns>
class KernelBlock {
public:
    using Lanes = std::array<float, Columns>;

    // Turns the kernels (out, realIn, 3, 3) of the outputs [column, column + columns) and calls use(d, kernels) for
    // each input d; `kernels` are nine Lanes, of which the first `columns` are set.
    template <typename Use>
    void each(const float* weights, std::int64_t realIn, std::int64_t column, std::int64_t columns, const Use& use) {
        for (std::int64_t first = 0; first < realIn; first += kDepth) {
            const std::int64_t depth = std::min(kDepth, realIn - first);
            for (std::int64_t n = 0; n < columns; ++n) {
                const float* from = weights + ((column + n) * realIn + first) * kTaps;
                for (std::int64_t i = 0; i < depth * kTaps; ++i) {
                    m_turned[static_cast<std::size_t>(i)][static_cast<std::size_t>(n)] = from[i];
                }
            }
            for (std::int64_t d = 0; d < depth; ++d) {
                use(first + d, m_turned.data() + d * kTaps);
            }
        }
    }

private:
    static constexpr std::int64_t kTaps = 9;
    static constexpr std::int64_t kDepth = 8;  // what is turned at once stays in the first cache

    std::array<Lanes, kDepth * kTaps> m_turned{};
};

// The sums of the taps' weights (Tap::weight()), side by side.
template <std::size_t Columns>
void tapWeights(const Tap& tap, const std::array<float, Columns>* kernels, std::array<float, Columns>& sums) {
    sums.fill(0);
    for (int y = tap.firstRow; y < tap.lastRow; ++y) {
        for (int x = tap.firstColumn; x < tap.lastColumn; ++x) {
            for (std::size_t n = 0; n < Columns; ++n) {
                sums[n] += kernels[y * 3 + x][n];
            }
        }
    }
}

}  // namespace latentwalk::fast
