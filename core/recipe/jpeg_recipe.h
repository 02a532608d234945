// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace latentwalk {

// The recipe out of a JPEG's XMP, extended or not, in pieces of any order, or out of its comment, where a GIF's recipe
// gets to when it becomes a JPEG; nothing where there is none.
std::optional<std::string> recipeOfJpeg(std::span<const std::byte> bytes);

}  // namespace latentwalk
