// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/faces/align/target_points.h"

namespace latentwalk::faces {

// Where the faces of a model have eyes and mouth, in fractions of its pictures' sides, without painting one: known of
// the built-in model and of the files that it replaced; of another one if `folder` keeps them. Nothing otherwise, and
// for the empty hash of a model that is in no file. A damaged file is told to the log. Reads a small file.
std::optional<FacePoints> knownPoints(const std::string& modelSha256, const std::filesystem::path& folder);

// How many faces tell where they lie.
inline constexpr std::uint64_t kPointsFaces = 100;

// The same, measured on the faces of `count` seeds where they are not known, and kept in `folder`; where they cannot
// be kept, the log says why. Nothing where the model paints no faces, or none that lie alike. `paint` gives a seed's
// picture; what it and `tell` throw comes out.
std::optional<FacePoints> modelPoints(const std::string& modelSha256, const std::filesystem::path& folder,
                                      const std::function<Picture(std::uint64_t seed)>& paint, FaceFinder& finder,
                                      const TellProgress& tell = {}, std::uint64_t count = kPointsFaces);

}  // namespace latentwalk::faces
