#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace latentwalk {

// The comment of an MP4 or WebM, as it lies in memory; nothing where there is none. `path` names the file in messages;
// only `bytes` are read. Throws FileError when the container is damaged.
std::optional<std::string> recipeOfFilm(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace latentwalk
