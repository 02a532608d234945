// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/make_film_sink.h"

#include "core/film/image_films.h"
#include "core/film/video_sink.h"
#include "core/picture/picture_file.h"

namespace latentwalk {

std::unique_ptr<FilmSink> makeFilmSink(const std::filesystem::path& path, const FilmPlan& plan) {
    checkWritable(path);
    switch (plan.format) {
        case FilmFormat::Apng:
            return makeApngSink(path, plan);
        case FilmFormat::WebP:
            return makeWebPSink(path, plan);
        default:
            return makeVideoSink(path, plan);
    }
}

bool hasEncoder(FilmFormat format) {
    return format == FilmFormat::Apng || format == FilmFormat::WebP || hasVideoEncoder(format);
}

}  // namespace latentwalk
