// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk {

// Takes a picture row by row and keeps it reduced by a whole number, each pixel the mean of what it covers, so that
// neither side is above a limit. What does not fill a whole pixel at the right and at the bottom is averaged by itself.
class RowReducer {
public:
    RowReducer(std::int64_t width, std::int64_t height, std::int64_t longestSide);

    // The next row: `width` pixels of three bytes, or of four whose last is how opaque they are; over white.
    void addRgb(const std::uint8_t* row);
    void addRgba(const std::uint8_t* row);
    // Once `height` rows were added.
    Picture take();

private:
    void add(const std::uint8_t* row, bool alpha);
    void finishRow();

    std::int64_t m_width;
    std::int64_t m_height;
    std::int64_t m_factor;
    std::int64_t m_rows = 0;     // added in all
    std::int64_t m_pending = 0;  // that are in the sums
    std::vector<std::uint32_t> m_sums;
    Picture m_picture;
};

}  // namespace latentwalk
