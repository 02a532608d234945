// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_pictures.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/picture/picture_file.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSheetSide = 4;     // pictures
constexpr std::int64_t kPhaseFrames = 48;  // a film of seven phases lasts eleven seconds

// The place of the last frame at or before so many images, counted over the whole run.
std::int64_t frameAt(const TrainingSettings& settings, std::int64_t images) {
    const std::int64_t phase = std::min(images / settings.phaseImages, phaseCount(settings));
    const std::int64_t within = images - phase * settings.phaseImages;
    std::int64_t frame = within * kPhaseFrames / settings.phaseImages;
    if (phase == 0) {
        // The n-th comes after (n / N)^2 of the phase. In whole numbers: the same on every computer.
        frame = 0;
        while (frame < kPhaseFrames &&
               (frame + 1) * (frame + 1) * settings.phaseImages <= within * kPhaseFrames * kPhaseFrames) {
            ++frame;
        }
    }
    return phase * kPhaseFrames + frame;
}

}  // namespace

Picture sheetOf(const Images& images) {
    const std::int64_t side = images.width;
    Picture sheet{side * kSheetSide, side * kSheetSide, {}};
    sheet.rgb.resize(static_cast<std::size_t>(sheet.width * sheet.height * 3));
    for (std::int64_t i = 0; i < kSheetSide * kSheetSide; ++i) {
        const Picture face = toPicture(images, i);
        for (std::int64_t y = 0; y < side; ++y) {
            const std::int64_t row = i / kSheetSide * side + y;
            std::copy_n(face.rgb.begin() + y * side * 3, side * 3,
                        sheet.rgb.begin() + (row * sheet.width + i % kSheetSide * side) * 3);
        }
    }
    return sheet;
}

bool isFrameDue(const TrainingSettings& settings, std::int64_t before, std::int64_t after) {
    return frameAt(settings, before) != frameAt(settings, after);
}

void writeRunFrame(const fs::path& folder, std::int64_t images, const Picture& sheet) {
    makeDirectories(folder);
    char name[32];
    std::snprintf(name, sizeof name, "%012lld.png", static_cast<long long>(images));
    writePicture(folder / name, sheet, PictureFormat::Png);
}

std::vector<RunFrame> runFrames(const fs::path& folder) {
    std::vector<RunFrame> frames;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::int64_t images = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), images);
        if (read.ec == std::errc() && images >= 0 && std::string_view(read.ptr) == ".png") {
            frames.push_back({images, at->path()});
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throw FileError(folder, Core::about("%1 cannot be read as a folder: %2")(error.message()));
    }
    std::sort(frames.begin(), frames.end(), [](const RunFrame& a, const RunFrame& b) { return a.images < b.images; });
    return frames;
}

void dropFramesAfter(const fs::path& folder, std::int64_t images) {
    for (const RunFrame& frame : runFrames(folder)) {
        std::error_code ignored;
        if (frame.images > images) {
            fs::remove(frame.path, ignored);
        }
    }
}

}  // namespace latentwalk::training
