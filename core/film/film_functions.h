// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/film/film_plan.h"
#include "core/film/film_reader.h"
#include "core/film/film_sink.h"
#include "core/module/load_module.h"

namespace latentwalk {

// What FFmpeg's libraries do, in the module latentwalk_films (core/film/module): they bring some hundred others along.
// What each function means is told where it is asked for (video_sink.h,
// film_reader.h).
struct FilmFunctions {
    std::unique_ptr<FilmSink> (*videoSink)(const std::filesystem::path& path, const FilmPlan& plan);
    bool (*hasEncoder)(FilmFormat format);
    std::string (*version)();
    std::unique_ptr<FilmReader> (*openFilm)(const std::filesystem::path& path, std::int64_t longestSide);
};

// The module's, which is loaded at the first call. Throws ModuleMissing. Thread-safe.
const FilmFunctions& filmFunctions();

}  // namespace latentwalk
