// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/video_sink.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <array>
#include <cmath>

#include "core/film/module/ffmpeg.h"
#include "core/film/module/gif_colours.h"
#include "core/film/module/muxed_file.h"
#include "core/message/file_error.h"

namespace latentwalk::with_ffmpeg {
namespace {

struct Kind {
    const char* container;
    const char* encoder;
    const char* codecName;  // for people
};

Kind kindOf(FilmFormat format) {
    switch (format) {
        case FilmFormat::Mp4:
            return {"mp4", "libx264", "H.264 encoder (libx264)"};
        case FilmFormat::WebM:
            return {"webm", "libvpx-vp9", "VP9 encoder (libvpx)"};
        default:
            return {"gif", "gif", "GIF encoder"};
    }
}

// RGB to what video uses: luma and chroma of BT.709 in limited range.
class ToVideoColours {
public:
    ffmpeg::Frame apply(const Picture& picture, const AVCodecContext& codec) {
        constexpr int kFlags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT;
        constexpr int kUnit = 1 << 16;
        if (!m_scaler) {
            m_scaler.reset(ffmpeg::check(sws_getContext(codec.width, codec.height, AV_PIX_FMT_RGB24, codec.width,
                                                        codec.height, codec.pix_fmt, kFlags, nullptr, nullptr, nullptr),
                                         Core::says("converting colours")));
            const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
            ffmpeg::check(sws_setColorspaceDetails(m_scaler.get(), bt709, 1, bt709, 0, 0, kUnit, kUnit),
                          Core::says("converting colours"));
        }
        const ffmpeg::Frame rgb = rgbFrame(picture);
        ffmpeg::Frame frame(ffmpeg::check(av_frame_alloc(), Core::says("a frame")));
        frame->format = codec.pix_fmt;
        frame->width = codec.width;
        frame->height = codec.height;
        frame->colorspace = codec.colorspace;
        frame->color_range = codec.color_range;
        frame->color_primaries = codec.color_primaries;
        frame->color_trc = codec.color_trc;
        ffmpeg::check(av_frame_get_buffer(frame.get(), 0), Core::says("a frame"));
        sws_scale(m_scaler.get(), rgb->data, rgb->linesize, 0, codec.height, frame->data, frame->linesize);
        return frame;
    }

private:
    ffmpeg::Scaler m_scaler;
};

class VideoSink final : public FilmSink {
public:
    VideoSink(std::filesystem::path path, const FilmPlan& plan)
        : m_path(std::move(path)), m_plan(plan), m_file(m_path, kindOf(plan.format).container) {}

    std::int64_t previews() const override {
        constexpr std::int64_t kEnough = 32;
        return isGif() ? std::min(kEnough, m_plan.frames) : 0;
    }

    void preview(const Picture& frame) override {
        sentences([&] { m_colours.preview(frame); });
    }

    void add(const Picture& frame) override {
        sentences([&] {
            if (!m_codec) {
                open(frame);
            }
            const ffmpeg::Frame picture = isGif() ? m_colours.apply(frame, m_frame) : m_toVideo.apply(frame, *m_codec);
            picture->pts = av_rescale_q(m_frame++, frameTime(), m_codec->time_base);
            picture->pict_type = AV_PICTURE_TYPE_NONE;
            ffmpeg::check(avcodec_send_frame(m_codec.get(), picture.get()), Core::says("encoding"));
            writePackets();
        });
    }

    void finish() override {
        sentences([&] {
            ffmpeg::check(avcodec_send_frame(m_codec.get(), nullptr), Core::says("encoding"));
            writePackets();
            m_file.end();
            if (isGif()) {
                addGifComment();
            }
            m_file.file().moveToFinal();
        });
    }

private:
    bool isGif() const { return m_plan.format == FilmFormat::Gif; }
    AVRational frameTime() const { return {m_plan.settings.rateDenominator, m_plan.settings.rateNumerator}; }

    template <class Work>
    void sentences(const Work& work) {
        try {
            work();
        } catch (const FileError&) {
            throw;
        } catch (const Error& error) {
            throw FileError(m_path, Core::about("%1 cannot be written as %2: %3")(std::string(nameOf(m_plan.format)),
                                                                                  error.message()));
        }
    }

    void open(const Picture& frame) {
        const AVCodec* encoder = avcodec_find_encoder_by_name(kindOf(m_plan.format).encoder);
        m_codec.reset(ffmpeg::check(avcodec_alloc_context3(encoder), Core::says("the encoder")));
        AVCodecContext& codec = *m_codec;
        codec.width = static_cast<int>(frame.width);
        codec.height = static_cast<int>(frame.height);
        codec.sample_aspect_ratio = {1, 1};
        codec.framerate = av_inv_q(frameTime());
        codec.time_base = isGif() ? AVRational{1, 100} : frameTime();
        codec.pix_fmt = isGif() ? AV_PIX_FMT_PAL8 : hasHalfColours(m_plan) ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_YUV444P;
        if (!isGif()) {
            codec.color_range = AVCOL_RANGE_MPEG;
            codec.colorspace = AVCOL_SPC_BT709;
            codec.color_primaries = AVCOL_PRI_BT709;
            codec.color_trc = AVCOL_TRC_BT709;
        }
        if ((m_file.context().oformat->flags & AVFMT_GLOBALHEADER) != 0) {
            codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        }
        AVDictionary* options = nullptr;
        chooseQuality(codec, &options);
        const int opened = avcodec_open2(&codec, encoder, &options);
        av_dict_free(&options);
        ffmpeg::check(opened, Core::says("the encoder does not take these settings"));

        av_dict_set(&m_file.context().metadata, "comment", m_plan.recipe.c_str(), 0);
        if (isGif()) {
            const int loops = m_plan.settings.loops;
            // FFmpeg counts repeats: none is -1.
            av_dict_set_int(&options, "loop", loops == 0 ? 0 : loops == 1 ? -1 : loops - 1, 0);
            const auto centiseconds = [&](std::int64_t index) { return av_rescale_q(index, frameTime(), {1, 100}); };
            av_dict_set_int(&options, "final_delay", centiseconds(m_plan.frames) - centiseconds(m_plan.frames - 1), 0);
        }
        try {
            m_file.begin(codec, frameTime(), &options);
        } catch (...) {
            av_dict_free(&options);
            throw;
        }
        av_dict_free(&options);
    }

    // 0 ... 100 as the encoders' constant quality: 100 is close to lossless, 85 shows no loss to the eye. With MP4,
    // every frame of a sharp 128 x 128 face comes to 38 dB at 85, to 42 dB at 95 with full colours, to 44 dB at 100.
    void chooseQuality(AVCodecContext& codec, AVDictionary** options) const {
        const double loss = (100 - m_plan.settings.quality) / 100.0;
        if (m_plan.format == FilmFormat::Mp4) {
            av_dict_set_int(options, "crf", std::lround(1 + 50 * loss), 0);
            av_dict_set(options, "preset", "medium", 0);
        } else if (m_plan.format == FilmFormat::WebM) {
            codec.bit_rate = 0;
            codec.thread_count = 0;
            av_dict_set_int(options, "crf", std::lround(4 + 56 * loss), 0);
            // "good" takes three times as long from the pictures that are being made beside it, for a tenth of the
            // size.
            av_dict_set(options, "deadline", "realtime", 0);
            av_dict_set(options, "cpu-used", "5", 0);
            av_dict_set(options, "row-mt", "1", 0);
        }
    }

    void writePackets() {
        const ffmpeg::Packet packet(ffmpeg::check(av_packet_alloc(), Core::says("a packet")));
        while (true) {
            const int code = avcodec_receive_packet(m_codec.get(), packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) {
                return;
            }
            ffmpeg::check(code, Core::says("encoding"));
            if (packet->duration == 0 && !isGif()) {
                packet->duration = 1;  // else the last frame would have none
            }
            m_file.write(*packet, m_codec->time_base);
        }
    }

    // FFmpeg writes no comments into a GIF; ours goes between the last frame and the end mark, in blocks of 255 bytes.
    void addGifComment() {
        constexpr std::size_t kBlock = 255;
        std::string comment = "\x21\xFE";
        for (std::size_t at = 0; at < m_plan.recipe.size(); at += kBlock) {
            const std::string block = m_plan.recipe.substr(at, kBlock);
            comment += static_cast<char>(block.size());
            comment += block;
        }
        comment += '\0';
        comment += '\x3B';
        m_file.file().writeAt(m_file.file().size() - 1, std::as_bytes(std::span(comment)));
    }

    std::filesystem::path m_path;
    FilmPlan m_plan;
    MuxedFile m_file;
    ffmpeg::Codec m_codec;
    ToVideoColours m_toVideo;
    GifColours m_colours;
    std::int64_t m_frame = 0;
};

}  // namespace

std::string version() {
    return av_version_info();
}

bool hasEncoder(FilmFormat format) {
    return avcodec_find_encoder_by_name(kindOf(format).encoder) != nullptr;
}

std::unique_ptr<FilmSink> videoSink(const std::filesystem::path& path, const FilmPlan& plan) {
    av_log_set_level(AV_LOG_QUIET);  // what it says on stderr is said by our own errors
    if (!hasEncoder(plan.format)) {
        throw FileError(path, Core::about("%1 cannot be made: %2")(Core::says("the FFmpeg on this computer has no %1")(
                                  std::string(kindOf(plan.format).codecName))));
    }
    // GIF counts in hundredths of a second, and browsers slow anything below two of them down.
    if (plan.format == FilmFormat::Gif &&
        static_cast<double>(plan.settings.rateNumerator) / plan.settings.rateDenominator > 50) {
        throw FileError(path, Core::about("%1 cannot be made: %2")(
                                  Core::says("a GIF has at most 50 frames per second; choose 50 or fewer, or MP4")));
    }
    return std::make_unique<VideoSink>(path, plan);
}

}  // namespace latentwalk::with_ffmpeg
