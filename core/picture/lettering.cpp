// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/lettering.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "core/picture/font_letters.h"

namespace latentwalk {
namespace {

constexpr int kWidth = 5;
constexpr int kHeight = 7;

struct Letter {
    char character;
    std::array<std::uint8_t, kHeight> rows;  // the leftmost of five pixels is the highest of five bits
};

// clang-format off
constexpr auto kLetters = std::to_array<Letter>({
    {' ', {0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b00000}},
    {'!', {0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00000, 0b00100}},
    {'#', {0b01010, 0b01010, 0b11111, 0b01010, 0b11111, 0b01010, 0b01010}},
    {'%', {0b11001, 0b11001, 0b00010, 0b00100, 0b01000, 0b10011, 0b10011}},
    {'&', {0b01100, 0b10010, 0b10100, 0b01000, 0b10101, 0b10010, 0b01101}},
    {'\'', {0b00100, 0b00100, 0b01000, 0b00000, 0b00000, 0b00000, 0b00000}},
    {'(', {0b00010, 0b00100, 0b01000, 0b01000, 0b01000, 0b00100, 0b00010}},
    {')', {0b01000, 0b00100, 0b00010, 0b00010, 0b00010, 0b00100, 0b01000}},
    {'*', {0b00000, 0b10101, 0b01110, 0b11111, 0b01110, 0b10101, 0b00000}},
    {'+', {0b00000, 0b00100, 0b00100, 0b11111, 0b00100, 0b00100, 0b00000}},
    {',', {0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b00100, 0b01000}},
    {'-', {0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000}},
    {'.', {0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b01100}},
    {'/', {0b00001, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b10000}},
    {'0', {0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110}},
    {'1', {0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}},
    {'2', {0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111}},
    {'3', {0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110}},
    {'4', {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010}},
    {'5', {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110}},
    {'6', {0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110}},
    {'7', {0b11111, 0b00001, 0b00010, 0b00100, 0b00100, 0b00100, 0b00100}},
    {'8', {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110}},
    {'9', {0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100}},
    {':', {0b00000, 0b01100, 0b01100, 0b00000, 0b01100, 0b01100, 0b00000}},
    {'<', {0b00010, 0b00100, 0b01000, 0b10000, 0b01000, 0b00100, 0b00010}},
    {'=', {0b00000, 0b00000, 0b11111, 0b00000, 0b11111, 0b00000, 0b00000}},
    {'>', {0b01000, 0b00100, 0b00010, 0b00001, 0b00010, 0b00100, 0b01000}},
    {'?', {0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b00000, 0b00100}},
    {'A', {0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'B', {0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110}},
    {'C', {0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110}},
    {'D', {0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110}},
    {'E', {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111}},
    {'F', {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b10000}},
    {'G', {0b01110, 0b10001, 0b10000, 0b10111, 0b10001, 0b10001, 0b01110}},
    {'H', {0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'I', {0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}},
    {'J', {0b00111, 0b00010, 0b00010, 0b00010, 0b00010, 0b10010, 0b01100}},
    {'K', {0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001}},
    {'L', {0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111}},
    {'M', {0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001}},
    {'N', {0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001}},
    {'O', {0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110}},
    {'P', {0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000}},
    {'Q', {0b01110, 0b10001, 0b10001, 0b10001, 0b10101, 0b10010, 0b01101}},
    {'R', {0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001}},
    {'S', {0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110}},
    {'T', {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100}},
    {'U', {0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110}},
    {'V', {0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01010, 0b00100}},
    {'W', {0b10001, 0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001}},
    {'X', {0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001}},
    {'Y', {0b10001, 0b10001, 0b01010, 0b00100, 0b00100, 0b00100, 0b00100}},
    {'Z', {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111}},
    {'_', {0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b11111}},
});
// clang-format on

constexpr std::array<std::uint8_t, kHeight> kBox{0b11111, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11111};

const std::array<std::uint8_t, kHeight>& rowsOf(char character) {
    const char capital = character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    const auto* found = std::find_if(kLetters.begin(), kLetters.end(),
                                     [capital](const Letter& letter) { return letter.character == capital; });
    return found == kLetters.end() ? kBox : found->rows;
}

// A character of UTF-8 text; a broken one takes the place of one that nobody has.
struct Character {
    char32_t code;
    std::size_t bytes;
};

Character firstOf(std::string_view text) {
    constexpr char32_t kBroken = 0xFFFFFFFF;
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    std::size_t bytes = 1;
    while (continues(bytes)) {
        ++bytes;
    }
    const unsigned first = byte(0);
    if (first < 0x80) {
        return {bytes == 1 ? static_cast<char32_t>(first) : kBroken, bytes};
    }
    const std::size_t due = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || bytes != due) {
        return {kBroken, bytes};
    }
    char32_t code = first & (0xFFU >> (due + 1));
    for (std::size_t i = 1; i < due; ++i) {
        code = code << 6U | (byte(i) & 0x3FU);
    }
    return {code, bytes};
}

// Of what a font paints, in a line of letters of `size`.
int emOf(int size) {
    return kHeight * size + (size == 1 ? 4 : 2);
}

// From the first row of the others down to the line that a font's letters stand on: of an em around the others' rows,
// some six sevenths lie above it.
int lineOf(int size) {
    return (kHeight * size - emOf(size)) / 2 + (6 * emOf(size) + 3) / 7;
}

// Smaller than the em where it would reach too far up, as capitals with accents do.
std::optional<FontLetter> otherLetter(char32_t code, int size) {
    if (code < 0x80 || code > 0x10FFFF) {
        return std::nullopt;
    }
    auto letter = fontLetter(code, emOf(size));
    for (int em = emOf(size) - 1; letter && letter->top > lineOf(size) + 2 && em > 1; --em) {
        letter = fontLetter(code, em);
    }
    return letter;
}

// From the pen of one letter to the next one's, or to the end of the text and one pixel more.
std::int64_t advanceOf(char32_t code, int size) {
    const auto letter = otherLetter(code, size);
    return letter ? letter->advance + size : (kWidth + 1) * size;
}

}  // namespace

std::int64_t textWidth(std::string_view text, int size) {
    std::int64_t width = 0;
    while (!text.empty()) {
        const Character character = firstOf(text);
        width += advanceOf(character.code, size);
        text.remove_prefix(character.bytes);
    }
    return width == 0 ? 0 : width - size;
}

std::int64_t textHeight(int size) {
    return std::int64_t{kHeight} * size;
}

void drawText(Picture& picture, std::string_view text, std::int64_t left, std::int64_t top, std::int64_t width,
              int size, std::uint32_t colour) {
    const auto fill = [&](std::int64_t x, std::int64_t y, int ink) {
        if (x < std::min(left + width, picture.width) && y < picture.height && x >= 0 && y >= 0) {
            for (std::int64_t i = 0; i < 3; ++i) {
                auto& value = picture.rgb[static_cast<std::size_t>((y * picture.width + x) * 3 + i)];
                const int full = static_cast<int>(colour >> (8 * (2 - i)) & 0xFFU);
                value = static_cast<std::uint8_t>((full * ink + value * (255 - ink) + 127) / 255);
            }
        }
    };
    std::int64_t pen = left;
    while (!text.empty()) {
        const Character character = firstOf(text);
        text.remove_prefix(character.bytes);
        if (const auto letter = otherLetter(character.code, size)) {
            const std::int64_t line = top + lineOf(size);
            for (int i = 0; i < letter->width * letter->height; ++i) {
                fill(pen + letter->left + i % letter->width, line - letter->top + i / letter->width,
                     letter->ink[static_cast<std::size_t>(i)]);
            }
        } else {
            const auto& rows = rowsOf(character.code < 0x80 ? static_cast<char>(character.code) : '\0');
            for (int i = 0; i < kWidth * size * kHeight * size; ++i) {
                const int x = i % (kWidth * size);
                const int y = i / (kWidth * size);
                if ((rows[static_cast<std::size_t>(y / size)] >> (kWidth - 1 - x / size) & 1U) != 0) {
                    fill(pen + x, top + y, 255);
                }
            }
        }
        pen += advanceOf(character.code, size);
    }
}

std::uint32_t contrastTo(std::uint32_t background) {
    const auto part = [background](unsigned shift) { return static_cast<int>(background >> shift & 0xFFU); };
    const int luma = (2126 * part(16) + 7152 * part(8) + 722 * part(0)) / 10'000;
    return luma > 140 ? 0x000000 : 0xFFFFFF;
}

}  // namespace latentwalk
