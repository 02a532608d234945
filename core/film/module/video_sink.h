// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/film_functions.h"

// What the module exports (module.cpp): see core/film/video_sink.h.
namespace latentwalk::with_ffmpeg {

std::unique_ptr<FilmSink> videoSink(const std::filesystem::path& path, const FilmPlan& plan);
bool hasEncoder(FilmFormat format);
std::string version();

}  // namespace latentwalk::with_ffmpeg
