#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/generator/picture.h"

namespace latentwalk {

// A baseline JPEG without chroma subsampling; the recipe, where there is one, as XMP (several segments of Extended XMP
// when it does not fit one; XMP specification part 3). `quality` 0 ... 100. Throws std::runtime_error with the cause.
std::vector<std::byte> encodeJpeg(const Picture& picture, int quality, std::string_view recipe = {});

// The recipe out of a JPEG's XMP, extended or not, in pieces of any order, or out of its comment, where a GIF's recipe
// gets to when it becomes a JPEG; nothing where there is none.
std::optional<std::string> recipeOfJpeg(std::span<const std::byte> bytes);

}  // namespace latentwalk
