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

// The text of the iTXt chunk "latentwalk"; nothing where there is none, or it would be longer than 40 MiB.
std::optional<std::string> recipeOfPng(std::span<const std::byte> bytes);

}  // namespace latentwalk
