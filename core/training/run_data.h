// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/training/data/convert.h"
#include "core/training/train.h"

namespace latentwalk::training {

// A folder of pictures, how they become square, and how many a film gives.
struct PictureSource {
    std::filesystem::path folder;
    Fit fit = Fit::Crop;
    double filmEvery = 1;  // seconds between two pictures of a film
};

// Converts the pictures of a folder into the file of a run (convertFolder()); one that is there and cannot be read is
// replaced. Throws FileError; Stopped out of `tell`.
std::shared_ptr<const DataFile> convertForRun(const RunFiles& files, const std::filesystem::path& folder,
                                              const DataWishes& wishes, const ReadPicture& read,
                                              const TellProgress& tell);

// The pictures that a run was begun with: its file, whatever has become of their folder. Where the file is missing,
// damaged or of other pictures, they are converted again: from the folder that the state remembers, or else from
// `given`, whose folder may be empty. Throws FileError, where neither file nor folder is there too; Stopped out of
// `tell`. What comes of other pictures than the run's is told by TrainingRun::resume().
std::shared_ptr<const DataFile> picturesOf(const RunState& state, const RunFiles& files, const PictureSource& given,
                                           const ReadPicture& read, const TellProgress& tell);

}  // namespace latentwalk::training
