// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_data.h"

#include <optional>
#include <system_error>

#include "core/message/file_error.h"

namespace latentwalk::training {
namespace {

bool isFolder(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

bool isThere(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

// Where the pictures can be read again; nothing where they are gone.
std::optional<PictureSource> sourceOf(const RunState& state, const PictureSource& given) {
    if (isFolder(state.folder)) {
        return PictureSource{state.folder, state.fit, state.filmEvery};
    }
    if (isFolder(given.folder)) {
        // The same pictures in another place are to become square in the same way.
        return state.folder.empty() ? given : PictureSource{given.folder, state.fit, state.filmEvery};
    }
    return std::nullopt;
}

FileError noPictures(const RunState& state, const RunFiles& files, const PictureSource& given) {
    const std::filesystem::path folder = given.folder.empty() ? std::filesystem::path(state.folder) : given.folder;
    if (folder.empty()) {
        return {files.pictures(), Core::about("%1 is missing: choose the folder of its pictures to go on")};
    }
    return {
        files.pictures(),
        Core::about("%1 is missing, and so is %2, the folder of its pictures: put one of them back")(folder.string())};
}

}  // namespace

std::shared_ptr<const DataFile> convertForRun(const RunFiles& files, const std::filesystem::path& folder,
                                              const DataWishes& wishes, const ReadPicture& read,
                                              const TellProgress& tell) {
    const std::filesystem::path path = files.pictures();
    if (isThere(path) && isFolder(folder)) {
        try {
            const DataFile readable(path);
        } catch (const FileError&) {
            std::error_code ignored;
            std::filesystem::remove(path, ignored);  // what cannot be removed is said below
        }
    }
    convertFolder(folder, path, wishes, read, tell);
    return std::make_shared<const DataFile>(path);
}

std::shared_ptr<const DataFile> picturesOf(const RunState& state, const RunFiles& files, const PictureSource& given,
                                           const ReadPicture& read, const TellProgress& tell) {
    const std::optional<PictureSource> source = sourceOf(state, given);
    if (isThere(files.pictures())) {
        try {
            auto data = std::make_shared<const DataFile>(files.pictures());
            if (data->isKnownAs(state.data) || !source) {
                return data;
            }
        } catch (const FileError&) {
            if (!source) {
                throw;
            }
        }
    }
    if (!source) {
        throw noPictures(state, files, given);
    }
    return convertForRun(files, source->folder, {state.settings.side, source->fit, source->filmEvery}, read, tell);
}

}  // namespace latentwalk::training
