// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace latentwalk {

inline constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";

struct PngChunk {
    std::string_view name;  // "IHDR"
    std::string_view data;
};

// Runs through the chunks of a PNG until `visit` returns false, the end, or the first one that is cut off or whose
// checksum is wrong.
void forEachPngChunk(std::span<const std::byte> bytes, const std::function<bool(const PngChunk&)>& visit);

// A chunk with its length and checksum.
std::string pngChunk(std::string_view name, std::string_view data);

// The text "latentwalk", which we write as iTXt; what other programs make of it counts too: tEXt or zTXt (in Latin-1 or
// UTF-8), another keyword for a text that is a recipe, or the XMP of a JPEG that became a PNG. Nothing where there is
// none, or all texts together would be longer than 40 MiB.
std::optional<std::string> recipeOfPng(std::span<const std::byte> bytes);

}  // namespace latentwalk
