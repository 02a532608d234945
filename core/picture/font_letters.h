// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace latentwalk {

// A letter that a font of this computer paints.
struct FontLetter {
    int left = 0;   // pixels from the pen to the first column
    int top = 0;    // pixels from the first row down to the line on which letters stand
    int width = 0;  // of `ink`
    int height = 0;
    int advance = 0;                // from this pen to the next letter's
    std::vector<std::uint8_t> ink;  // 0 nothing ... 255 all, row by row
};

// `character` at `pixels` (1 ... 256) to the em, out of the font that the system prefers among those that have it;
// nothing where none has. Any thread; the first call reads the list of fonts, some ten milliseconds.
std::optional<FontLetter> fontLetter(char32_t character, int pixels);

}  // namespace latentwalk
