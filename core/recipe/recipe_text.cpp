// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/recipe_text.h"

#include <algorithm>
#include <cstdint>

namespace latentwalk {
namespace {

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
        const unsigned char first = byte(at);
        const std::size_t length = first < 0x80                     ? 1
                                   : first >= 0xC2 && first <= 0xDF ? 2
                                   : (first & 0xF0U) == 0xE0        ? 3
                                   : first >= 0xF0 && first <= 0xF4 ? 4
                                                                    : 0;
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(at + i) & 0xC0U) != 0x80) {
                return false;
            }
        }
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

// The value of a hexadecimal digit; 16 for what is none.
unsigned digitOf(char c) {
    return c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
           : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                  : 16;
}

}  // namespace

std::string_view withoutPadding(std::string_view text) {
    constexpr std::string_view kPadding(" \t\r\n\0", 5);
    text.remove_prefix(std::min(text.find_first_not_of(kPadding), text.size()));
    return text.substr(0, text.find_last_not_of(kPadding) + 1);
}

bool isRecipeText(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()))
               .starts_with(R"({"format":"latentwalk-recipe")") ||
           isTrainingRecord(text);
}

bool isTrainingRecord(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()))
        .starts_with(R"({"format":"latentwalk-training")");
}

std::string utf8Of(std::string_view text) {
    if (isUtf8(text)) {
        return std::string(text);
    }
    std::string result;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            result += c;
        } else {
            result += static_cast<char>(0xC0U | code >> 6U);
            result += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return result;
}

std::optional<std::string> bytesOfRawProfile(std::string_view text) {
    text = withoutPadding(text);
    for (int line = 0; line < 2; ++line) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        text.remove_prefix(end + 1);
    }
    std::string bytes;
    unsigned high = 16;
    for (const char c : text) {
        const unsigned digit = digitOf(c);
        if (digit == 16) {
            continue;  // the ends of lines
        }
        if (high == 16) {
            high = digit;
        } else {
            bytes += static_cast<char>(high << 4U | digit);
            high = 16;
        }
    }
    return bytes;
}

}  // namespace latentwalk
