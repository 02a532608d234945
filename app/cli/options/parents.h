// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/options/seed_list.h"
#include "core/family/family.h"
#include "core/generator/open/open_generator.h"

namespace latentwalk::cli {

// One --parents: seeds, or a file.
struct ParentsWish {
    std::vector<SeedRange> seeds;
    std::filesystem::path file;
};

// Seeds where the text is a list of them, else a file's name.
ParentsWish parentsWishOf(const std::string& text);

// The faces that were wished for, in their order, as founders of a family: of seeds with `labels`, all latents of a
// .npy file, the face of a .npz file, or that of a picture that Latentwalk made with this model. Throws FileError; more
// than kMostParents are refused.
std::vector<FamilyFace> parentsOf(const std::vector<ParentsWish>& wishes, const OpenedGenerator& opened,
                                  const LabelChoice& labels);

inline constexpr std::int64_t kMostParents = 1000;

}  // namespace latentwalk::cli
