// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/image_options.h"

#include <string>
#include <utility>

#include "app/cli/places/endings.h"
#include "app/cli/terminal/progress.h"

namespace latentwalk::cli {

void addColumnsOption(const Command& command, ImageFiles& files) {
    command.number("--columns", "N", files.columns, Whole{1, 100'000}, "Columns of the grid").withDefault();
}

Option addImageOptions(const Command& command, ImageFiles& files, const std::string& ones) {
    command.flag("--scale-each", files.stretch,
                 "Stretch each " + ones + " from its own darkest to its own brightest value");
    command.path("--save-latents", "FILE.npy", files.latents,
                 "The latent of each " + ones + ", directions included, as .npy of shape (N, latent size), float32");
    return command.path("--raw", "FILE.npy", files.raw, "All values, unclamped, as .npy of shape (N, C, R, R)");
}

Places placesOfImages(const ImageFiles& files, std::function<bool(std::string_view name)> isInFolder) {
    if (!files.grid.empty()) {
        pictureFormatOrPng(files.grid);
    }
    for (const auto& path : {files.raw, files.latents}) {
        needArrayName(path);
    }
    return {{}, {files.grid, files.raw, files.latents}, files.directory, std::move(isInFolder)};
}

void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const ImageFiles& wanted,
                const ImageList& list, const std::string& what) {
    ImageFiles files = wanted;
    if (!files.grid.empty()) {
        files.gridFormat = pictureFormatOrPng(files.grid);
    }
    std::int64_t made = 0;
    makeWith(opened, [&] {
        Progress progress(list.count, what, !common.quiet);
        made = exportImages(*opened.generator, list, files, countingIn(progress),
                            [&common](const Message& sentence) { tell(common, sentence.english()); });
    });
    std::string places;
    const auto wrote = [&places](const std::filesystem::path& path) {
        places += (places.empty() ? "" : ", ") + path.string();
    };
    for (const auto& path : {files.grid, files.raw}) {
        if (!path.empty() && list.count > 0) {
            wrote(path);
        }
    }
    if (!files.directory.empty()) {
        wrote(files.directory / "");
    }
    const std::int64_t kept = list.count - made;
    const std::string there =
        kept > 0 ? ", " + std::to_string(kept) + (kept == 1 ? " was" : " were") + " there already" : std::string();
    if (!places.empty()) {
        say(common, "Wrote " + counted(made, what) + " to " + places + there + " (" +
                        std::string(nameOf(opened.generator->precision())) + ", " +
                        opened.generator->device().english() + ")");
    }
    if (!files.latents.empty()) {
        say(common, "Wrote " + counted(list.count, "latents") + " to " + files.latents.string());
    }
}

}  // namespace latentwalk::cli
