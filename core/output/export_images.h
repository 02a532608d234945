// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/generator/generator.h"
#include "core/latent/progress.h"
#include "core/picture/picture_file.h"
#include "core/session/session.h"
#include "core/walk/session_walk.h"

// Images of any list of latents, each with the recipe of a session that shows it: what is no walk of one session, for
// which exporter.h has a function each.
namespace latentwalk {

// What is made.
struct ImageList {
    std::int64_t count = 0;
    std::function<Moment(std::int64_t index)> momentOf;
    std::function<std::string(std::int64_t index)> nameOf;  // of each one's own file, without ".png"
    // The session that shows one image at its position, and the one whose grid shows them all: what recipes hold.
    std::function<Session(std::int64_t index)> sessionOf;
    std::function<Session()> gridSession;
};

// Where the images go; each place may be empty.
struct ImageFiles {
    std::filesystem::path grid;  // one picture with all of them
    PictureFormat gridFormat = PictureFormat::Png;
    std::filesystem::path directory;  // one PNG each
    std::filesystem::path raw;        // one .npy with the values as the generator gave them
    std::filesystem::path latents;    // one .npy with what the generator got: shape (N, latent size), float32
    std::int64_t columns = 8;         // of the grid
    bool stretch = false;             // Range::Each instead of Range::Fixed

    bool empty() const { return grid.empty() && directory.empty() && raw.empty() && latents.empty(); }
};

// Makes the images batch by batch and sends them to their files; returns how many were made. Nothing is kept but one
// row of the grid, for PNG; grid and .npy appear when all images have come. Where nothing is wanted of an image but its
// own file, and that is complete and has the same recipe, it is not made again. `notice` is told in a sentence what was
// left out. Blocks and throws like the functions of exporter.h.
std::int64_t exportImages(Generator& generator, const ImageList& list, const ImageFiles& files,
                          const TellProgress& tell = {}, const Notice& notice = {});

}  // namespace latentwalk
