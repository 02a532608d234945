#include "ui/session/read_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "core/file/file_error.h"
#include "core/file/npy.h"
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

LatentBatch readLatents(const std::filesystem::path& path) {
    NpyArray array = readNpy(path);
    if (array.shape.empty() || array.shape.size() > 2 || array.values.empty()) {
        throw FileError(path, "does not hold latents: its array has neither one axis nor two");
    }
    LatentBatch latents;
    latents.size = array.shape.back();
    latents.count = static_cast<std::int64_t>(array.values.size()) / latents.size;
    if (latents.count > kMostLatents) {
        throw FileError(path, "holds " + withThousands(static_cast<unsigned long long>(latents.count)) +
                                  " latents; at most " + withThousands(kMostLatents) + " can become anchors");
    }
    latents.values = std::move(array.values);
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
        return LatentsFile{readLatents(path)};
    }
    if (std::find(kCarriers.begin(), kCarriers.end(), ending) != kCarriers.end()) {
        return RecipeFile{readRecipe(path)};
    }
    return ModelFile{};
}

}  // namespace latentwalk
