// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Numbers and texts as protocol 0 of pickles spells them.
namespace latentwalk {

// A whole number of any length as two's complement, little-endian, in as few bytes as it needs (none for 0). Nothing
// where the text is something else than digits, with a minus before them or not.
std::optional<std::string> integerOfDecimal(std::string_view digits);

// The text that Python 2 shows so, in quotation marks and with escapes. Nothing where it has no quotation marks.
std::optional<std::string> textOfQuoted(std::string_view quoted);

// "raw-unicode-escape" as UTF-8: a byte is the character of that number, \uXXXX and \UXXXXXXXX are others.
std::string textOfEscaped(std::string_view escaped);

}  // namespace latentwalk
