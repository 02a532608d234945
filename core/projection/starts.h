// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/images.h"

namespace latentwalk::projection {

// Small pictures of a model's seeds, of which a search begins at the nearest: 32x32 pixels, or the model's own size
// where that is smaller. Made once per model; some 9 MB of 3000 in colour.
class Starts {
public:
    static constexpr std::int64_t kSide = 32;

    // The pictures of the next seeds, 0 first: (count, C, R, R), R a multiple of the side, which is the same each time.
    // Throws std::invalid_argument otherwise.
    void add(const Images& images);

    std::int64_t count() const { return m_count; }
    std::int64_t side() const { return m_side; }
    std::int64_t channels() const { return m_channels; }
    // Of each picture (C, side, side) bytes, 0 for -1 and 255 for 1: what a file keeps.
    const std::vector<std::uint8_t>& bytes() const { return m_bytes; }
    // From such. Throws std::invalid_argument where sizes do not fit.
    static Starts of(std::vector<std::uint8_t> bytes, std::int64_t channels, std::int64_t side);

    // The seeds whose pictures lie nearest to the target's, by the mean square of the difference at their size and at
    // 8x8, the nearest first; at most `most`, fewer where there are fewer. The target is (1, C, R, R). Throws
    // std::invalid_argument on another number of channels.
    std::vector<std::uint64_t> nearest(const Images& target, std::size_t most) const;

private:
    std::int64_t m_count = 0;
    std::int64_t m_side = 0;
    std::int64_t m_channels = 0;
    std::vector<std::uint8_t> m_bytes;
};

}  // namespace latentwalk::projection
