// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/film_sink.h"

namespace latentwalk {

// MP4, WebM and GIF through FFmpeg's libraries.
std::unique_ptr<FilmSink> makeVideoSink(const std::filesystem::path& path, const FilmPlan& plan);

// Whether FFmpeg has the encoder of one of them.
bool hasVideoEncoder(FilmFormat format);

}  // namespace latentwalk
