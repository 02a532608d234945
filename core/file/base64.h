// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {

// Base64 of RFC 4648 with padding.
std::string toBase64(std::span<const std::byte> bytes);

// Strict: nothing when a character is outside of the alphabet, padding is wrong, or unused bits are set.
std::optional<std::vector<std::byte>> fromBase64(std::string_view text);

// Numbers as base64 of their little-endian bytes, exactly.
std::string floatsToBase64(std::span<const float> values);
std::string doublesToBase64(std::span<const double> values);
std::optional<std::vector<float>> floatsFromBase64(std::string_view text);
std::optional<std::vector<double>> doublesFromBase64(std::string_view text);

}  // namespace latentwalk
