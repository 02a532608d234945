// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/generator/generator.h"

namespace latentwalk::cli {

// A table of pictures: a row for each direction, labelled with its number (as --direction counts, from 0), a column for
// each strength, labelled with it.
class DirectionSheet {
public:
    DirectionSheet(std::vector<double> strengths, std::int64_t rows);

    // The next direction's images, one for each strength.
    void addRow(const Images& images);

    const Picture& picture() const noexcept { return m_picture; }

private:
    void begin(std::int64_t cellWidth, std::int64_t cellHeight);

    std::vector<double> m_strengths;
    std::int64_t m_rows;
    std::int64_t m_next = 0;
    int m_size = 1;  // of the letters
    std::int64_t m_left = 0;
    std::int64_t m_top = 0;
    Picture m_picture;
};

}  // namespace latentwalk::cli
