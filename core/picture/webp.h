// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk {

// A WebP; `quality` 0 ... 100, at 100 lossless; the recipe, where there is one, as XMP. Throws std::runtime_error with
// the cause: WebP ends at 16383 pixels a side.
std::vector<std::byte> encodeWebP(const Picture& picture, int quality, std::string_view recipe = {});

// The pieces of the container, for films. libwebpmux makes the same bytes of a single picture, but of a film only with
// all of it in memory; and reading with it would cost five times a hostile file's size, and refuse what was cut off
// behind the recipe (core/recipe/webp_recipe.cpp). https://developers.google.com/speed/webp/docs/riff_container
namespace webp {

// A chunk with its padding.
std::string chunk(std::string_view name, std::string_view data);
// The bitstream chunk alone ("VP8 " or "VP8L"), of one picture.
std::string bitstream(const Picture& picture, int quality);
// The chunk "VP8X".
std::string header(const Picture& picture, bool moving, bool xmp);
// `size` (1 to 4) bytes, lowest first.
std::string littleEndian(std::uint64_t value, std::size_t size);

}  // namespace webp
}  // namespace latentwalk
