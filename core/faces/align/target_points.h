// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/faces/align/face_finder.h"
#include "core/latent/progress.h"

namespace latentwalk {
class MappedFile;
}

namespace latentwalk::faces {

// Where the faces of a model have eyes and mouth, in fractions of a picture's sides: what photographs are aligned to.
//
// Those of the built-in model: medians of 397 faces among its seeds 0 to 499.
inline constexpr FacePoints kBuiltInPoints{
    {40.1 / 128, 51.6 / 128}, {85.2 / 128, 50.7 / 128}, {64.3 / 128, 100.1 / 128}};

// Measures them of another: medians over the faces of seeds 0 to count - 1 that are found. Nothing where fewer than
// three of ten are: then the model paints no faces, or none that lie alike; where the first twenty pictures show none,
// the others are not looked at. `paint` gives a seed's picture; what it throws comes out. Some hundredths of a second
// each beside the painting.
std::optional<FacePoints> measurePoints(const std::function<Picture(std::uint64_t seed)>& paint, std::uint64_t count,
                                        FaceFinder& finder, const TellProgress& tell = {});

// Keeps them in a file (JSON) and reads them again. Nothing where the file is of another model (by its SHA-256). Throw
// FileError.
void writePoints(const std::filesystem::path& path, const FacePoints& points, std::string_view modelSha256);
std::optional<FacePoints> readPoints(const std::shared_ptr<const MappedFile>& file, std::string_view modelSha256);

// What is wrong with points that faces are to be aligned to or by, in pixels of a picture of width x height or, with
// 1 x 1, in fractions; empty when nothing is: all are numbers, within the picture or at most its size beside it, both
// eyes and the mouth apart by a hundredth of its longer side or more, and not on one line.
Message problemOf(const FacePoints& points, double width, double height);

}  // namespace latentwalk::faces
