// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace latentwalk {

// The recipe out of a still or moving WebP's XMP; nothing where there is none or the container is damaged.
std::optional<std::string> recipeOfWebP(std::span<const std::byte> bytes);

}  // namespace latentwalk
