// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/recipe/recipe.h"

namespace latentwalk {

// The recipe inside a picture or film that Latentwalk wrote: PNG, APNG, JPEG, WebP, GIF, MP4 or WebM, recognised by its
// content; also where another program has since kept the recipe in a way of its own. The file need not be trusted:
// every size is checked against the file, decompression is bounded, nothing that the file names is opened. Throws
// FileError: another kind of file, no recipe in it (programs that send pictures often remove it), a damaged one.
// Blocking.
Recipe readRecipe(const std::filesystem::path& path);

// The same as text, not yet understood; nothing where a file of a known kind carries none.
std::optional<std::string> readRecipeText(const std::filesystem::path& path);

// Whether the PNG at `path` is complete (every chunk up to the end is there with a right checksum) and carries exactly
// this recipe. False for a missing file too.
bool isCompletePng(const std::filesystem::path& path, const std::string& recipe);

}  // namespace latentwalk
