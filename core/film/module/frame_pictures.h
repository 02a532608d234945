// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/film/module/ffmpeg.h"
#include "core/picture/picture.h"

namespace latentwalk {

// Brings the frames of a film to pictures as people see them.
class FramePictures {
public:
    // Neither side of a picture is above `longestSide`.
    explicit FramePictures(std::int64_t longestSide) : m_longestSide(longestSide) {}

    // The frame in RGB, over white where it is transparent, its pixels, whose sides are as `aspect` says, made square,
    // turned as `orientation` says (1 to 8, as EXIF counts). Throws Error.
    Picture pictureOf(const AVFrame& frame, AVRational aspect, int orientation);

private:
    // What a scaler is made for.
    struct Source {
        int width = 0;
        int height = 0;
        int format = -1;
        int colours = 0;  // of sws_getCoefficients()
        int fullRange = 0;
        bool operator==(const Source&) const = default;
    };

    Source sourceOf(const AVFrame& frame) const;
    void convert(const AVFrame& frame, bool transparent);
    Picture reduced(bool transparent) const;

    std::int64_t m_longestSide;
    Source m_source;
    ffmpeg::Scaler m_scaler;
    ffmpeg::Frame m_rgb;
};

}  // namespace latentwalk
