// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/picture/picture.h"

namespace latentwalk {

// A small built-in lettering, so that captions in ASCII need no font and look the same everywhere: letters (as
// capitals), digits and common signs, 5 x 7 pixels with one between. `text` is UTF-8: letters outside of ASCII come
// from a font of this computer (fontLetter()), as high as fits with two pixels more above and below; what no font has,
// and other characters of ASCII, become a box. `size` is the side of one pixel of a letter.
std::int64_t textWidth(std::string_view text, int size);
std::int64_t textHeight(int size);

// Draws one line with its upper left corner at (left, top), cut off at `width` pixels and at the picture's edges.
void drawText(Picture& picture, std::string_view text, std::int64_t left, std::int64_t top, std::int64_t width,
              int size, std::uint32_t colour);

// Black or white, whichever is easier to read on `background` (0xRRGGBB).
std::uint32_t contrastTo(std::uint32_t background);

}  // namespace latentwalk
