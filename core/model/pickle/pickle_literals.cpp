// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle_literals.h"

#include <charconv>
#include <cstdint>
#include <vector>

namespace latentwalk {
namespace {

void appendCharacter(std::string& text, std::uint32_t code) {
    const auto next = [&](unsigned bits) { text += static_cast<char>(0x80U | (code >> bits & 0x3FU)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | code >> 6U);
        next(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | code >> 12U);
        next(6);
        next(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U & 7U));
        next(12);
        next(6);
        next(0);
    }
}

// The number that `count` digits at `position` of `text` stand for.
std::optional<std::uint32_t> digitsAt(std::string_view text, std::size_t position, std::size_t count, int base) {
    std::uint32_t value = 0;
    if (position > text.size() || count > text.size() - position) {
        return std::nullopt;
    }
    const char* const end = text.data() + position + count;
    const auto [read, error] = std::from_chars(text.data() + position, end, value, base);
    return error == std::errc() && read == end ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::string> integerOfDecimal(std::string_view digits) {
    const bool negative = digits.starts_with('-');
    const std::string_view rest = digits.substr(negative ? 1 : 0);
    if (rest.empty() || rest.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    // Nine digits at a time into limbs of 32 bits, the lowest first.
    std::vector<std::uint32_t> limbs;
    for (std::size_t at = 0; at < rest.size(); at += 9) {
        const std::string_view part = rest.substr(at, 9);
        std::uint64_t carry = digitsAt(part, 0, part.size(), 10).value_or(0);
        std::uint64_t factor = 1;
        for (std::size_t i = 0; i < part.size(); ++i) {
            factor *= 10;
        }
        for (std::uint32_t& limb : limbs) {
            carry += limb * factor;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0) {
            limbs.push_back(static_cast<std::uint32_t>(carry));
        }
    }
    std::string bytes;
    for (const std::uint32_t limb : limbs) {
        for (unsigned bits = 0; bits < 32; bits += 8) {
            bytes += static_cast<char>(limb >> bits & 0xFFU);
        }
    }
    while (bytes.ends_with('\0')) {
        bytes.pop_back();
    }
    if (!bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0) {
        bytes += '\0';
    }
    if (negative) {
        unsigned carry = 1;
        for (char& byte : bytes) {
            carry += static_cast<unsigned char>(~static_cast<unsigned char>(byte));
            byte = static_cast<char>(carry & 0xFFU);
            carry >>= 8U;
        }
    }
    return bytes;
}

std::optional<std::string> textOfQuoted(std::string_view quoted) {
    if (quoted.size() < 2 || (quoted.front() != '\'' && quoted.front() != '"') || quoted.back() != quoted.front()) {
        return std::nullopt;
    }
    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    constexpr std::string_view kLetters = "\\'\"abfnrtv";
    constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
        } else if (const auto letter = kLetters.find(text[i + 1]); letter != std::string_view::npos) {
            result += kMeanings[letter];
            ++i;
        } else if (const auto byte = text[i + 1] == 'x' ? digitsAt(text, i + 2, 2, 16) : std::nullopt) {
            result += static_cast<char>(*byte);
            i += 3;
        } else if (const auto octal = digitsAt(text, i + 1, 3, 8)) {
            result += static_cast<char>(*octal);
            i += 3;
        } else {
            result += '\\';
        }
    }
    return result;
}

std::string textOfEscaped(std::string_view escaped) {
    std::string result;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const char letter = escaped[i] == '\\' && i + 1 < escaped.size() ? escaped[i + 1] : '\0';
        const std::size_t count = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        const auto code = count > 0 ? digitsAt(escaped, i + 2, count, 16) : std::nullopt;
        if (code && *code <= 0x10FFFF) {
            appendCharacter(result, *code);
            i += 1 + count;
        } else {
            appendCharacter(result, static_cast<unsigned char>(escaped[i]));
        }
    }
    return result;
}

}  // namespace latentwalk
