// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <variant>

#include "core/recipe/recipe.h"

namespace latentwalk {

// What a file that was opened or dropped turned out to be.
struct ModelFile {};  // or nothing that we know: the model readers say which
struct SessionFile {
    Session session;
};
struct RecipeFile {
    Recipe recipe;
};
struct LatentsFile {
    LatentBatch latents;
};
using FileContent = std::variant<ModelFile, SessionFile, RecipeFile, LatentsFile>;

// Reads a session, the recipe inside a picture or film of ours, or latents (.npy: shape (size) or (count, size)); by
// what is in the file, and what is none of these is taken for a model and left unread. The ending counts only where the
// content says nothing: it tells which sentence an empty or overwritten file gets. Nothing that the file names is
// opened. Blocking; throws FileError.
FileContent readFile(const std::filesystem::path& path);

}  // namespace latentwalk
