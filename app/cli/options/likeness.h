// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/faces/search/seed_query.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// What --like names: a seed ("12"), a .npy file with one latent, or a picture that Latentwalk made, with its recipe.
// Puts it into `query`. `model` is the one that is searched. Throws FileError: a file that holds something else,
// several faces (grids, films), or a face of another model.
void takeLikeness(const std::string& like, const ModelReference& model, SeedQuery& query);

}  // namespace latentwalk::cli
