// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <variant>

#include "core/latent/face_file.h"
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
struct FaceFile {
    KeptFace face;
};
struct PhotoFile {};   // a picture that carries no recipe of ours; left unread
struct FolderFile {};  // a folder that is no model
using FileContent = std::variant<ModelFile, SessionFile, RecipeFile, LatentsFile, FaceFile, PhotoFile, FolderFile>;

// Reads a session, the recipe inside a picture or film of ours, latents (.npy: shape (size) or (count, size)), or a
// face with its offsets (.npz, readFace()); by what is in the file. Pictures that others made, films aside, are
// photographs, and what is none of these is taken for a model; both are left unread, as folders are. The ending counts
// only where the content says nothing: it tells which sentence an empty or overwritten file gets. Nothing that the file
// names is opened. Blocking; throws FileError.
FileContent readFile(const std::filesystem::path& path);

}  // namespace latentwalk
