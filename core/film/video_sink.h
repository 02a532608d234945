// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/film/film_plan.h"
#include "core/film/film_sink.h"

namespace latentwalk {

// MP4, WebM and GIF through FFmpeg's libraries. Throws FileError.
std::unique_ptr<FilmSink> makeVideoSink(const std::filesystem::path& path, const FilmPlan& plan);

// Whether FFmpeg is there and has the encoder of one of them.
bool hasVideoEncoder(FilmFormat format);

// FFmpeg's version, "5.1.6-0+deb12u1", or why there is none.
std::string ffmpegVersion();

}  // namespace latentwalk
