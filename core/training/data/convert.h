// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/film/film_reader.h"
#include "core/latent/progress.h"
#include "core/training/data/data_file.h"

namespace latentwalk::training {

// Reads a picture, whose longer side may be reduced to so many pixels. Throws FileError. readPhoto() is one; a window
// knows more formats.
using ReadPicture = std::function<Picture(const std::filesystem::path& path, std::int64_t longestSide)>;

// Opens a film, or returns nothing where a file is none. Throws FileError. openFilm() is one.
using OpenFilm =
    std::function<std::unique_ptr<FilmReader>(const std::filesystem::path& path, std::int64_t longestSide)>;

// Seconds from one picture of a film to the next that make sense: from a frame to an hour.
inline constexpr double kLeastFilmEvery = 0.04;
inline constexpr double kMostFilmEvery = 3600;

struct DataWishes {
    std::int64_t side = 32;  // of the largest level: a power of two, 4 to 1024
    Fit fit = Fit::Crop;
    double filmEvery = 1;  // a picture of each film every so many seconds, above 0
};

// The regular files in a folder and in those below it, by their names within it, in the order of bytes; hidden ones
// (".thumbnails") are passed over, and links to folders are not followed. Throws FileError.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

// Looks at all files of a folder and writes none. What is no picture, or begins as only films do, is read as a film.
// What cannot be read is in the table with the reason. `tell` is called between the frames of a film, too.
DataTable lookAt(const std::filesystem::path& folder, const DataWishes& wishes, const ReadPicture& read,
                 const TellProgress& tell, const OpenFilm& film = openFilm);

// The same, and writes the pictures to `path` (DataFile). What is half done stays beside it ("PATH.part" and
// "PATH.journal") when it is stopped or killed, and the next call goes on from there. A finished file of the same files
// is kept as it is, and so is one whose folder is no longer there. Throws FileError; Stopped out of `tell`.
void convertFolder(const std::filesystem::path& folder, const std::filesystem::path& path, const DataWishes& wishes,
                   const ReadPicture& read, const TellProgress& tell, const OpenFilm& film = openFilm);

}  // namespace latentwalk::training
