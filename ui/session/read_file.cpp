#include "ui/session/read_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "core/file/file_error.h"
#include "core/latent/read_latents.h"
#include "core/output/recipe_reader.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kMostLatents = 1000;  // that become anchors

std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return ending;
}

LatentBatch latentsToPin(const std::filesystem::path& path) {
    LatentBatch latents = readLatents(path);
    if (latents.values.empty()) {
        throw FileError(path, "holds no latents");
    }
    if (latents.count > kMostLatents) {
        throw FileError(path, "holds " + withThousands(static_cast<unsigned long long>(latents.count)) +
                                  " latents; at most " + withThousands(kMostLatents) + " can become anchors");
    }
    return latents;
}

}  // namespace

FileContent readFile(const std::filesystem::path& path) {
    constexpr std::array kCarriers{".png", ".apng", ".jpg", ".jpeg", ".webp", ".gif", ".mp4", ".m4v", ".webm"};
    const std::string ending = endingOf(path);
    if (ending == ".latentwalk") {
        return SessionFile{readSession(path)};
    }
    if (ending == ".npy") {
        return LatentsFile{latentsToPin(path)};
    }
    if (std::find(kCarriers.begin(), kCarriers.end(), ending) != kCarriers.end()) {
        return RecipeFile{readRecipe(path)};
    }
    return ModelFile{};
}

}  // namespace latentwalk
