// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/film/film_plan.h"
#include "core/film/film_sink.h"

namespace latentwalk {

// Starts a film. Throws FileError at once when the place cannot be written or FFmpeg here lacks the encoder, and on
// settings that the format cannot hold.
std::unique_ptr<FilmSink> makeFilmSink(const std::filesystem::path& path, const FilmPlan& plan);

// Whether the FFmpeg here has the encoder for it.
bool hasEncoder(FilmFormat format);

}  // namespace latentwalk
