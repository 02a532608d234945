// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/film_plan.h"

#include <algorithm>
#include <utility>

#include "core/picture/resize.h"

namespace latentwalk {
namespace {

Picture even(Picture picture) {
    Picture result{(picture.width + 1) / 2 * 2, (picture.height + 1) / 2 * 2, {}};
    if (result.width == picture.width && result.height == picture.height) {
        return picture;
    }
    result.rgb.reserve(static_cast<std::size_t>(result.width * result.height) * 3);
    for (std::int64_t y = 0; y < result.height; ++y) {
        const auto row = picture.rgb.begin() + std::min(y, picture.height - 1) * picture.width * 3;
        result.rgb.insert(result.rgb.end(), row, row + picture.width * 3);
        if (result.width > picture.width) {
            result.rgb.insert(result.rgb.end(), row + (picture.width - 1) * 3, row + picture.width * 3);
        }
    }
    return result;
}

}  // namespace

std::optional<FilmFormat> filmFormatOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == ".mp4" || ending == ".m4v") {
        return FilmFormat::Mp4;
    }
    if (ending == ".webm") {
        return FilmFormat::WebM;
    }
    if (ending == ".gif") {
        return FilmFormat::Gif;
    }
    if (ending == ".apng" || ending == ".png") {
        return FilmFormat::Apng;
    }
    return ending == ".webp" ? std::optional(FilmFormat::WebP) : std::nullopt;
}

std::string nameOf(FilmFormat format) {
    switch (format) {
        case FilmFormat::Mp4:
            return "MP4 (H.264)";
        case FilmFormat::WebM:
            return "WebM (VP9)";
        case FilmFormat::Gif:
            return "GIF";
        case FilmFormat::Apng:
            return "animated PNG";
        case FilmFormat::WebP:
            return "animated WebP";
    }
    return "";
}

bool hasHalfColours(const FilmPlan& plan) {
    constexpr int kFullColours = 95;
    return (plan.format == FilmFormat::Mp4 || plan.format == FilmFormat::WebM) && plan.settings.quality < kFullColours;
}

Picture framePicture(const Picture& frame, const FilmSettings& settings) {
    return settings.width > 0 ? resized(frame, settings.width, settings.height) : enlarged(frame, settings.enlarge);
}

Picture filmPicture(const Picture& frame, const FilmPlan& plan) {
    Picture picture = framePicture(frame, plan.settings);
    return hasHalfColours(plan) ? even(std::move(picture)) : picture;
}

}  // namespace latentwalk
