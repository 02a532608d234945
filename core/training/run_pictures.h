// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/picture/images.h"
#include "core/picture/picture.h"
#include "core/training/values/settings.h"

namespace latentwalk::training {

// Sixteen images of (16, 3, R, R) in four rows: (4R, 4R).
Picture sheetOf(const Images& images);
// Pixels along a side of it, for images of so many.
constexpr std::int64_t sheetSide(std::int64_t imageSide) {
    return 4 * imageSide;
}

// A picture of a run that is kept for its film.
struct RunFrame {
    std::int64_t images = 0;  // that had been shown then
    std::filesystem::path path;
};

// Whether a frame belongs between so many images shown and so many: at numbers of images that the settings alone say,
// so that a run that is resumed has the same frames. Some fifty in each phase; in the first, where most happens, more
// at its beginning.
bool isFrameDue(const TrainingSettings& settings, std::int64_t before, std::int64_t after);

// Writes a frame into a folder, which is made. Appears whole or not at all. Throws FileError.
void writeRunFrame(const std::filesystem::path& folder, std::int64_t images, const Picture& sheet);

// The frames in a folder, in the order of the run; none where there is no folder. Throws FileError.
std::vector<RunFrame> runFrames(const std::filesystem::path& folder);

// Removes those after so many images: of steps that are done again, and may be done in another way.
void dropFramesAfter(const std::filesystem::path& folder, std::int64_t images);

}  // namespace latentwalk::training
