// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/film_reader.h"

// What the module exports (module.cpp): see core/film/film_reader.h.
namespace latentwalk::with_ffmpeg {

// Nothing where FFmpeg does not know it as a film.
std::unique_ptr<FilmReader> openFilm(const std::filesystem::path& path, std::int64_t longestSide);

}  // namespace latentwalk::with_ffmpeg
