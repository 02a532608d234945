// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/base64.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace latentwalk {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they lie in memory");

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNone);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}();

template <class Number>
std::optional<std::vector<Number>> numbersFromBase64(std::string_view text) {
    const auto bytes = fromBase64(text);
    if (!bytes || bytes->size() % sizeof(Number) != 0) {
        return std::nullopt;
    }
    std::vector<Number> values(bytes->size() / sizeof(Number));
    if (!values.empty()) {
        std::memcpy(values.data(), bytes->data(), bytes->size());
    }
    return values;
}

}  // namespace

std::string toBase64(std::span<const std::byte> bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const auto byte = [&](std::size_t k) { return k < left ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U; };
        const std::uint32_t bits = byte(0) << 16U | byte(1) << 8U | byte(2);
        text += kAlphabet[bits >> 18U];
        text += kAlphabet[bits >> 12U & 63U];
        text += left > 1 ? kAlphabet[bits >> 6U & 63U] : '=';
        text += left > 2 ? kAlphabet[bits & 63U] : '=';
    }
    return text;
}

std::optional<std::vector<std::byte>> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
        ++padding;
    }
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const std::size_t missing = i + 4 == text.size() ? padding : 0;
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const std::uint8_t value = k < 4 - missing ? kValues[static_cast<unsigned char>(text[i + k])] : 0;
            if (value == kNone) {
                return std::nullopt;
            }
            bits = bits << 6U | value;
        }
        if ((bits & ((1U << (8 * missing)) - 1)) != 0) {
            return std::nullopt;
        }
        for (std::size_t k = 0; k < 3 - missing; ++k) {
            bytes.push_back(static_cast<std::byte>(bits >> (16 - 8 * k) & 0xFFU));
        }
    }
    return bytes;
}

std::string floatsToBase64(std::span<const float> values) {
    return toBase64(std::as_bytes(values));
}

std::string doublesToBase64(std::span<const double> values) {
    return toBase64(std::as_bytes(values));
}

std::optional<std::vector<float>> floatsFromBase64(std::string_view text) {
    return numbersFromBase64<float>(text);
}

std::optional<std::vector<double>> doublesFromBase64(std::string_view text) {
    return numbersFromBase64<double>(text);
}

}  // namespace latentwalk
