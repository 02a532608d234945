// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/family/family.h"
#include "ui/render/board/picture_board.h"

namespace latentwalk {

// What a family's face is to be seen as: as it is, without everybody's edits, fully grown.
PictureRequest pictureOf(const FamilyFace& face, const GenerateOptions& options);

// The same of several; of no options nothing is wanted.
PictureBoard::Wants picturesOf(const std::vector<FamilyFace>& faces, const std::optional<GenerateOptions>& options);

// For a picture of so many pixels a side.
GenerateOptions optionsFor(const CheckpointInfo& info, int pixels);

// For a first look that is there at once; nothing where the model has no such scale that looks like the whole.
std::optional<GenerateOptions> coarseOptions(const CheckpointInfo& info);

}  // namespace latentwalk
