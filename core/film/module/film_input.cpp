// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/film_input.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "core/film/film_reader.h"
#include "core/film/gif_packet.h"
#include "core/film/module/container.h"
#include "core/film/module/display_matrix.h"
#include "core/message/file_error.h"

namespace latentwalk {

std::unique_ptr<FilmInput> FilmInput::open(const std::filesystem::path& path) {
    std::unique_ptr<FilmInput> input(new FilmInput(path));
    const AVInputFormat* const format = ffmpeg::filmFormatOf(input->m_file);
    if (format == nullptr) {
        return nullptr;
    }
    input->m_context = ffmpeg::openContainer(input->m_file, *format);
    input->m_stream = ffmpeg::filmStreamOf(*input->m_context);
    if (input->m_stream == nullptr) {
        throw FileError(path, Core::about("%1 has no pictures in it"));
    }
    input->m_clock = FilmClock(*input->m_stream);
    input->openDecoder();
    return input;
}

void FilmInput::openDecoder() {
    const AVCodecParameters& parameters = *m_stream->codecpar;
    const AVCodec* const decoder = avcodec_find_decoder(parameters.codec_id);
    if (decoder == nullptr) {
        throw Error(Core::says("the FFmpeg on this computer has no decoder for %1")(
            std::string(avcodec_get_name(parameters.codec_id))));
    }
    m_codec.reset(ffmpeg::check(avcodec_alloc_context3(decoder), Core::says("the decoder")));
    ffmpeg::check(avcodec_parameters_to_context(m_codec.get(), &parameters), Core::says("the decoder"));
    constexpr unsigned kMostThreads = 4;  // each keeps frames of its own
    m_codec->thread_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads));
    m_codec->max_pixels = kMostFilmPixels;
    m_codec->pkt_timebase = m_stream->time_base;
    ffmpeg::check(avcodec_open2(m_codec.get(), decoder, nullptr), Core::says("the decoder"));
    m_packet.reset(ffmpeg::check(av_packet_alloc(), Core::says("a packet")));
    m_frame.reset(ffmpeg::check(av_frame_alloc(), Core::says("a frame")));
}

AVFrame* FilmInput::next(const std::function<void()>& pause) {
    constexpr int kMostFailures = 100;  // of a decoder that has got all packets
    int failures = 0;
    while (true) {
        if (pause) {
            pause();
        }
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code == AVERROR_EOF) {
            return nullptr;
        }
        if (code == AVERROR(EAGAIN)) {
            feed();
        } else if (code < 0) {
            note(code);
            if (m_draining && ++failures > kMostFailures) {
                return nullptr;
            }
            if (!m_draining) {
                feed();
            }
        } else {
            m_clock.advance(*m_frame);
            if (isWhole(*m_frame)) {
                return m_frame.get();
            }
        }
    }
}

// Gives the decoder another packet.
void FilmInput::feed() {
    if (!m_pending) {
        const int code = av_read_frame(m_context.get(), m_packet.get());
        m_file.check();
        if (code < 0) {
            if (code != AVERROR_EOF) {
                note(code);
            }
            m_draining = true;
            avcodec_send_packet(m_codec.get(), nullptr);
            return;
        }
        if (m_packet->stream_index != m_stream->index) {
            av_packet_unref(m_packet.get());
            return;
        }
        if ((m_packet->flags & AV_PKT_FLAG_CORRUPT) != 0) {
            note(AVERROR_INVALIDDATA);
        }
        if (m_codec->codec_id == AV_CODEC_ID_GIF &&
            !isWholeGifPacket({m_packet->data, static_cast<std::size_t>(m_packet->size)})) {
            note(AVERROR_INVALIDDATA);
            av_packet_unref(m_packet.get());
            return;
        }
        m_clock.hear(*m_packet);
    }
    const int code = avcodec_send_packet(m_codec.get(), m_packet.get());
    m_pending = code == AVERROR(EAGAIN);
    if (m_pending) {
        return;
    }
    av_packet_unref(m_packet.get());
    if (code < 0 && code != AVERROR_EOF) {
        note(code);
    }
}

bool FilmInput::isWhole(const AVFrame& frame) {
    if (frame.decode_error_flags != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT) != 0) {
        note(AVERROR_INVALIDDATA);
        return false;
    }
    if (m_untilKey && frame.pict_type != AV_PICTURE_TYPE_I && frame.pict_type != AV_PICTURE_TYPE_NONE) {
        return false;
    }
    if (!m_any) {
        // A recording that begins between two key frames is all right.
        m_damage.reset();
        m_any = true;
    }
    m_untilKey = false;
    return true;
}

void FilmInput::note(int code) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    note(Message(std::string(text)));
}

void FilmInput::note(Message cause) {
    m_untilKey = true;
    if (!m_damage) {
        m_damage = Damage{seconds(), std::move(cause)};
    }
}

void FilmInput::checkWhole() const {
    if (!m_any) {
        if (m_damage) {
            throw Error(m_damage->cause);
        }
        throw FileError(m_path, Core::about("%1 has no pictures in it"));
    }
    const auto damaged = [&](double at, Message cause) {
        return FileError(m_path,
                         Core::about("%1 is damaged at %2: %3")(clockText(std::llround(at * 1000)), std::move(cause)));
    };
    if (m_damage) {
        throw damaged(m_damage->seconds, m_damage->cause);
    }
    constexpr double kRoundly = 2;  // seconds, and a tenth: lengths are not told exactly
    const double promised = promisedSeconds();
    if (seconds() + m_clock.frameSeconds() + kRoundly + promised / 10 < promised) {
        throw damaged(seconds(),
                      Core::says("it ends there, and not at %1 as it says")(clockText(std::llround(promised * 1000))));
    }
}

// Where sound may be longer than the pictures, only what is said of these counts.
double FilmInput::promisedSeconds() const {
    double length = 0;
    if (m_stream->duration != AV_NOPTS_VALUE) {
        length = static_cast<double>(m_stream->duration) * av_q2d(m_stream->time_base);
    } else if (m_context->duration != AV_NOPTS_VALUE && m_context->nb_streams == 1 &&
               m_context->duration_estimation_method != AVFMT_DURATION_FROM_BITRATE) {
        length = static_cast<double>(m_context->duration) / AV_TIME_BASE;
    }
    return std::isfinite(length) && length < FilmClock::kLongest ? length : 0;
}

AVRational FilmInput::aspectOf(AVFrame& frame) const {
    return av_guess_sample_aspect_ratio(m_context.get(), m_stream, &frame);
}

int FilmInput::orientationOf(const AVFrame& frame) const {
    return ffmpeg::orientationOf(*m_stream, frame);
}

}  // namespace latentwalk
