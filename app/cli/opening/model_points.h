// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/opening/open_model.h"
#include "core/faces/align/face_finder.h"
#include "core/faces/align/similarity.h"

namespace latentwalk::cli {

// Where the faces of a model have eyes and mouth, in fractions of its pictures' sides: known of the built-in model,
// measured on faces of another one and kept where the window keeps it. Throws FileError where the model paints no
// faces, GeneratorError, Interrupted.
faces::FacePoints modelPoints(const OpenedGenerator& opened, faces::FaceFinder& finder, const CommonOptions& options);

}  // namespace latentwalk::cli
