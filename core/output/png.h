#pragma once

#include "core/output/picture.h"

#include <filesystem>

namespace latentwalk {

// Writes an 8-bit RGB PNG that appears complete or not at all. Throws FileError.
void writePng(const std::filesystem::path& path, const Picture& picture);

}  // namespace latentwalk
