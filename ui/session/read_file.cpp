// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/read_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <system_error>

#include "core/file/mapped_file.h"
#include "core/latent/read_latents.h"
#include "core/message/file_error.h"
#include "core/recipe/file_kind.h"
#include "core/recipe/recipe_reader.h"
#include "ui/photo/read/photo_formats.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kMostLatents = 1000;  // that become anchors

std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return ending;
}

// What the file is, or was meant to be. One that is not there is left to its reader to say so.
FileKind kindOf(const std::filesystem::path& path) {
    std::error_code ignored;
    const FileKind kind = std::filesystem::exists(path, ignored) ? fileKindOf(path) : FileKind::Empty;
    const bool telling = kind != FileKind::Empty && kind != FileKind::Unknown;
    const std::string ending = endingOf(path);
    if (ending == ".latentwalk" && (!telling || kind == FileKind::Json)) {
        return FileKind::Session;
    }
    if (telling) {
        return kind;
    }
    constexpr std::array kCarriers{".png", ".apng", ".jpg", ".jpeg", ".webp", ".gif", ".mp4", ".m4v", ".webm"};
    const bool carrier = std::find(kCarriers.begin(), kCarriers.end(), ending) != kCarriers.end();
    return ending == ".npy" ? FileKind::Array : carrier ? FileKind::Png : kind;
}

// FileKind::Array stands for both of NumPy's kinds.
bool isFaceFile(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    return asText(file->bytes()).starts_with("PK");
}

LatentBatch latentsToPin(const std::filesystem::path& path) {
    LatentBatch latents = readLatents(path);
    if (latents.values.empty()) {
        throw FileError(path, Core::about("%1 holds no latents"));
    }
    if (latents.count > kMostLatents) {
        throw FileError(path, Core::about("%1 holds %2 latents; at most %3 can become anchors")(
                                  grouped(static_cast<unsigned long long>(latents.count)), grouped(kMostLatents)));
    }
    return latents;
}

// A picture that can carry a recipe, and carries none.
FileContent recipeOrPhoto(const std::filesystem::path& path) {
    if (isPhoto(path) && (fileKindOf(path) == FileKind::Unknown || !readRecipeText(path))) {
        return PhotoFile{};
    }
    return RecipeFile{readRecipe(path)};
}

}  // namespace

FileContent readFile(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return std::filesystem::exists(path / "model.json", ignored) ? FileContent(ModelFile{}) : FolderFile{};
    }
    switch (kindOf(path)) {
        case FileKind::Session:
            return SessionFile{readSession(path)};
        case FileKind::Array:
            if (isFaceFile(path)) {
                return FaceFile{readFace(path)};
            }
            return LatentsFile{latentsToPin(path)};
        case FileKind::Png:
        case FileKind::Jpeg:
        case FileKind::WebP:
        case FileKind::Gif:
            return recipeOrPhoto(path);
        case FileKind::Mp4:
        case FileKind::Matroska:
            return RecipeFile{readRecipe(path)};
        case FileKind::Json:
        case FileKind::Model:
        case FileKind::Empty:
        case FileKind::Unknown:
            break;
    }
    if (isPhoto(path)) {
        return PhotoFile{};
    }
    return ModelFile{};
}

}  // namespace latentwalk
