#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/output/picture.h"

namespace latentwalk {

// An 8-bit RGB PNG; `recipe` (JSON), where there is one, goes before the pixels as a compressed iTXt chunk
// "latentwalk". The same input always gives the same bytes. Throws std::runtime_error with the cause.
std::vector<std::byte> encodePng(const Picture& picture, std::string_view recipe = {});

// Writes it as a file that appears complete or not at all. Throws FileError.
void writePng(const std::filesystem::path& path, const Picture& picture, std::string_view recipe = {});

}  // namespace latentwalk
