// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

#include "core/message/error.h"

// FFmpeg's objects with owners, and its error codes as exceptions.
namespace latentwalk::ffmpeg {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const {
        free(&object);
    }
};

using Frame = std::unique_ptr<AVFrame, Free<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, Free<av_packet_free>>;
using Codec = std::unique_ptr<AVCodecContext, Free<avcodec_free_context>>;
using Graph = std::unique_ptr<AVFilterGraph, Free<avfilter_graph_free>>;
using InOut = std::unique_ptr<AVFilterInOut, Free<avfilter_inout_free>>;

struct FreeMuxer {
    void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};
using Muxer = std::unique_ptr<AVFormatContext, FreeMuxer>;
using Demuxer = std::unique_ptr<AVFormatContext, Free<avformat_close_input>>;

struct FreeIo {
    void operator()(AVIOContext* io) const {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
};
using Io = std::unique_ptr<AVIOContext, FreeIo>;

struct FreeScaler {
    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
};
using Scaler = std::unique_ptr<SwsContext, FreeScaler>;

// FFmpeg's code when it is not negative; throws Error "what: cause" otherwise.
inline int check(int code, const Message& what) {
    if (code < 0) {
        char text[AV_ERROR_MAX_STRING_SIZE] = {};
        av_strerror(code, text, sizeof text);
        throw Error(Core::says("%1: %2")(what, std::string(text)));
    }
    return code;
}

template <class T>
T* check(T* object, const Message& what) {
    if (object == nullptr) {
        throw Error(Core::says("%1: not enough memory")(what));
    }
    return object;
}

}  // namespace latentwalk::ffmpeg
