// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/cli/opening/open_model.h"
#include "app/cli/options/command_line.h"
#include "app/cli/options/common.h"
#include "app/cli/places/places.h"
#include "core/output/export_images.h"

// What generate and walk share.
namespace latentwalk::cli {

// Declares --columns, for the grid.
void addColumnsOption(const Command& command, ImageFiles& files);

// Declares --raw, --save-latents and --scale-each; `ones` is what they call the images. Returns --raw.
Option addImageOptions(const Command& command, ImageFiles& files, const std::string& ones);

// What is written, with names that fit; throws FileError where one does not. Folders are gone on with, so files in them
// may be there. `isInFolder` as in Places.
Places placesOfImages(const ImageFiles& files, std::function<bool(std::string_view name)> isInFolder);

// exportImages(), showing the progress and saying what was written; `what` is what the images are called ("frames").
void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const ImageFiles& files,
                const ImageList& list, const std::string& what);

}  // namespace latentwalk::cli
