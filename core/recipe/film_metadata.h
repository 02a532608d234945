// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace latentwalk {

// The recipe in an MP4, QuickTime or 3GPP film, WebM or Matroska, as it lies in memory: we write it as the comment, and
// programs that copy films keep it under one name or another. Nothing where there is none. `path` names the file in
// messages; only `bytes` are read. Throws FileError when the container is damaged.
std::optional<std::string> recipeOfFilm(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace latentwalk
