// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/session/session.h"

namespace latentwalk {

// What a file shows.
enum class Content { Picture, Grid, Frame, Film };

// What it takes to make a file again and to stand where it was made. It travels inside the file.
struct Recipe {
    std::string program;  // "latentwalk 0.1.0": who wrote it
    Content content = Content::Picture;
    // Everything to restore; `position` is where a picture or frame was taken. Without the model's path and the view,
    // which are nobody else's business. How grids and films were made stands in its `grid` and `film`.
    Session session;
    // Picture and frame: the very latent, edits included, without a name and edits of its own; a seed where the latent
    // is exactly that of a seed. Offsets come from the session, at its position.
    SessionAnchor latent;
    int enlarge = 1;          // Picture: every pixel became enlarge x enlarge equal ones
    std::int64_t frame = 0;   // Frame: which one, from 0
    std::int64_t frames = 0;  // Frame: of how many

    bool operator==(const Recipe&) const = default;
};

// Whether two frame recipes stand for the same picture, as far as can be told without painting it: what shows in no
// frame may differ, like names, the film's rate, quality and loops, the grid, directions that nobody goes along, and
// who wrote it.
bool isSameFrame(const Recipe& a, const Recipe& b);

// As JSON and back, under the same promises as toJson(Session) and parseSession(); all one line.
// Throw std::invalid_argument and FileError.
std::string toJson(const Recipe& recipe);
Recipe parseRecipe(const std::filesystem::path& path, std::string_view json);

}  // namespace latentwalk
