// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/latent/latent.h"
#include "core/session/session.h"

namespace latentwalk {

// A face that others can be compared with.
struct Likeness {
    std::optional<std::uint64_t> seed;
    Latent latent;             // where it is no seed's
    CarriedOffsets offsets{};  // with it
};

// The face in a picture or frame that Latentwalk made with `model`, by its recipe, edits included. Throws FileError:
// whatever readRecipe() throws, a file with several faces (grids, films), one of another model. Blocking.
Likeness likenessIn(const std::filesystem::path& path, const ModelReference& model);

}  // namespace latentwalk
