// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/film/film_plan.h"
#include "core/film/film_sink.h"

namespace latentwalk {

// Animated PNG (https://wiki.mozilla.org/APNG_Specification): every frame whole, as our PNG writer makes it.
std::unique_ptr<FilmSink> makeApngSink(const std::filesystem::path& path, const FilmPlan& plan);

// Animated WebP, lossless at quality 100.
std::unique_ptr<FilmSink> makeWebPSink(const std::filesystem::path& path, const FilmPlan& plan);

}  // namespace latentwalk
