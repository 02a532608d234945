#pragma once

#include <filesystem>
#include <variant>

#include "core/session/recipe.h"

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
// the file's ending, and what has no ending of ours is taken for a model and left unread. Nothing that the file names
// is opened. Blocking; throws FileError.
FileContent readFile(const std::filesystem::path& path);

}  // namespace latentwalk
