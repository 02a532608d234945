// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/frame_pictures.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <cmath>

#include "core/film/film_reader.h"
#include "core/picture/photo/photo_decoders.h"
#include "core/picture/photo/row_reducer.h"
#include "core/picture/photo/upright.h"
#include "core/picture/resize.h"

namespace latentwalk {
namespace {

bool hasFlag(int format, std::uint64_t flag) {
    const AVPixFmtDescriptor* const kind = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
    return kind != nullptr && (kind->flags & flag) != 0;
}

bool isTransparent(int format) {
    return hasFlag(format, AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL);
}

bool isGrey(int format) {
    const AVPixFmtDescriptor* const kind = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
    return kind != nullptr && kind->nb_components <= 2 && !hasFlag(format, AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL);
}

// Formats that say by themselves that they use all values.
bool isFullFormat(int format) {
    switch (format) {
        case AV_PIX_FMT_YUVJ420P:
        case AV_PIX_FMT_YUVJ422P:
        case AV_PIX_FMT_YUVJ444P:
        case AV_PIX_FMT_YUVJ440P:
        case AV_PIX_FMT_YUVJ411P:
            return true;
        default:
            return false;
    }
}

// Where a film does not say which colours it has, those of television in its size, as players guess.
int coloursOf(const AVFrame& frame) {
    if (frame.colorspace != AVCOL_SPC_UNSPECIFIED) {
        return static_cast<int>(frame.colorspace);  // both count as ITU-T H.273 does
    }
    constexpr int kStandardWidth = 1280;
    constexpr int kStandardHeight = 576;
    return frame.width >= kStandardWidth || frame.height > kStandardHeight ? SWS_CS_ITU709 : SWS_CS_ITU601;
}

// How wide a pixel is to its height; 1 where that is not known or absurd.
double pixelAspect(AVRational aspect) {
    constexpr double kMost = 8;
    const double ratio = aspect.num > 0 && aspect.den > 0 ? av_q2d(aspect) : 1;
    return ratio >= 1 / kMost && ratio <= kMost ? ratio : 1;
}

}  // namespace

FramePictures::Source FramePictures::sourceOf(const AVFrame& frame) const {
    const bool full = frame.color_range == AVCOL_RANGE_JPEG || isFullFormat(frame.format) ||
                      (frame.color_range == AVCOL_RANGE_UNSPECIFIED && isGrey(frame.format));
    return {frame.width, frame.height, frame.format, coloursOf(frame), full ? 1 : 0};
}

void FramePictures::convert(const AVFrame& frame, bool transparent) {
    const Source source = sourceOf(frame);
    if (!m_scaler || source != m_source) {
        constexpr int kFlags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_FULL_CHR_H_INT | SWS_BITEXACT;
        constexpr int kUnit = 1 << 16;
        const AVPixelFormat wanted = transparent ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
        m_scaler.reset();
        m_rgb.reset(ffmpeg::check(av_frame_alloc(), Core::says("a frame")));
        m_rgb->format = wanted;
        m_rgb->width = frame.width;
        m_rgb->height = frame.height;
        ffmpeg::check(av_frame_get_buffer(m_rgb.get(), 0), Core::says("a frame"));
        m_scaler.reset(
            ffmpeg::check(sws_getContext(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format),
                                         frame.width, frame.height, wanted, kFlags, nullptr, nullptr, nullptr),
                          Core::says("converting colours")));
        if (!hasFlag(frame.format, AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) {
            ffmpeg::check(
                sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(source.colours), source.fullRange,
                                         sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, kUnit, kUnit),
                Core::says("converting colours"));
        }
        m_source = source;
    }
    ffmpeg::check(sws_scale(m_scaler.get(), frame.data, frame.linesize, 0, frame.height, m_rgb->data, m_rgb->linesize),
                  Core::says("converting colours"));
}

Picture FramePictures::reduced(bool transparent) const {
    RowReducer reducer(m_rgb->width, m_rgb->height, m_longestSide);
    for (std::ptrdiff_t y = 0; y < m_rgb->height; ++y) {
        const std::uint8_t* const row = m_rgb->data[0] + y * m_rgb->linesize[0];
        transparent ? reducer.addRgba(row) : reducer.addRgb(row);
    }
    return reducer.take();
}

Picture FramePictures::pictureOf(const AVFrame& frame, AVRational aspect, int orientation) {
    checkPhotoSize(frame.width, frame.height, kMostFilmPixels);
    const bool transparent = isTransparent(frame.format);
    convert(frame, transparent);
    Picture picture = reduced(transparent);
    if (const double ratio = pixelAspect(aspect); ratio != 1) {
        // The side that is too short grows, as in players.
        const double width = static_cast<double>(picture.width) * std::max(ratio, 1.0);
        const double height = static_cast<double>(picture.height) * std::max(1 / ratio, 1.0);
        const double factor = std::min(1.0, static_cast<double>(m_longestSide) / std::max(width, height));
        const auto pixels = [&](double side) {
            return std::clamp<std::int64_t>(std::llround(side * factor), 1, m_longestSide);
        };
        if (pixels(width) != picture.width || pixels(height) != picture.height) {
            picture = resized(picture, pixels(width), pixels(height));
        }
    }
    return upright(std::move(picture), orientation);
}

}  // namespace latentwalk
