// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

// Fitted heads on their own, for a cache: those of a model whose file is not ours to change. One small file for each
// model and kind of generator, named after the SHA-256 of the model's file.
namespace latentwalk {

// To which generator heads belong.
struct HeadsOwner {
    std::string sha256;  // of the model's file, 64 lower-case digits
    GeneratorKind kind = GeneratorKind::Average;
    Architecture architecture;
};

// Where the owner's heads lie in `folder`.
std::filesystem::path headsFile(const std::filesystem::path& folder, const HeadsOwner& owner);

// The heads as GeneratorWeights::fittedHeads holds them. Nothing when there is no such file or it is anything but
// what writeHeads() wrote for this owner: a cache is not trusted, what is wrong in it is made anew. Blocking, but the
// file has some ten kilobytes.
std::optional<std::vector<std::optional<LayerWeights>>> readHeads(const std::filesystem::path& folder,
                                                                  const HeadsOwner& owner);

// Stores a head for every scale but the last, as float32; makes `folder` where it is missing. The file appears
// complete or not at all. Throws FileError; std::invalid_argument when a head is missing or of another shape, or the
// owner's SHA-256 is none.
void writeHeads(const std::filesystem::path& folder, const HeadsOwner& owner,
                const std::vector<std::optional<LayerWeights>>& heads);

}  // namespace latentwalk
