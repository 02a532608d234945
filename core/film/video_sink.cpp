// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/video_sink.h"

#include "core/film/film_functions.h"
#include "core/message/file_error.h"

namespace latentwalk {

const FilmFunctions& filmFunctions() {
    static LoadedModule<FilmFunctions> module("latentwalk_films", "FFmpeg");
    return module.functions();
}

std::unique_ptr<FilmSink> makeVideoSink(const std::filesystem::path& path, const FilmPlan& plan) {
    try {
        return filmFunctions().videoSink(path, plan);
    } catch (const ModuleMissing& error) {
        throw FileError(path, Core::about("%1 cannot be made: %2")(error.message()));
    }
}

bool hasVideoEncoder(FilmFormat format) {
    try {
        return filmFunctions().hasEncoder(format);
    } catch (const ModuleMissing&) {
        return false;
    }
}

std::string ffmpegVersion() {
    try {
        return filmFunctions().version();
    } catch (const ModuleMissing& error) {
        return error.what();
    }
}

}  // namespace latentwalk
