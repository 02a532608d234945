// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/picture/picture.h"
#include "core/session/session.h"

namespace latentwalk {

enum class FilmFormat { Mp4, WebM, Gif, Apng, WebP };

// By the ending, in any case: .mp4, .m4v, .webm, .gif, .apng (also .png), .webp; nothing for others.
std::optional<FilmFormat> filmFormatOf(const std::filesystem::path& path);
// "MP4 (H.264)" and so on.
std::string nameOf(FilmFormat format);

// What a film is told before its first frame.
struct FilmPlan {
    FilmFormat format = FilmFormat::Mp4;
    FilmSettings settings;
    std::int64_t frames = 1;  // how many will come
    std::string recipe;       // JSON
};

// Whether the film's colours have half the resolution of its brightness, as every player expects of MP4 and WebM. That
// alone holds a sharp 128 x 128 face to some 47 dB against the original, enlarged twice to 48 dB, and one of twice the
// contrast, with colours at their limits, to 36 and 39 dB. From quality 95 on colours keep their resolution (H.264 High
// 4:4:4 Predictive, VP9 profile 1), for more than 40 dB of either; browsers play that, but not QuickTime and many
// phones.
bool hasHalfColours(const FilmPlan& plan);

// The frame enlarged or scaled as the settings say.
Picture framePicture(const Picture& frame, const FilmSettings& settings);

// The same as it enters a film: where colours have half the resolution, extended to even sizes by repeating the last
// row and column.
Picture filmPicture(const Picture& frame, const FilmPlan& plan);

}  // namespace latentwalk
