// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "core/film/module/ffmpeg.h"
#include "core/film/module/film_clock.h"
#include "core/film/module/input_file.h"

namespace latentwalk {

// A film that is open, with the decoder of its pictures. Every failure is a FileError or an Error with the cause.
class FilmInput {
public:
    // Nothing where FFmpeg does not take the content for a film.
    static std::unique_ptr<FilmInput> open(const std::filesystem::path& path);

    // The next frame that is whole, which stays until the next call; null behind the last one. `pause` is called
    // between all frames.
    AVFrame* next(const std::function<void()>& pause);
    // When that frame is seen (FilmClock).
    double seconds() const { return m_clock.seconds(); }
    // How wide its pixels are to their height, and how it is to be turned (1 to 8, as EXIF counts).
    AVRational aspectOf(AVFrame& frame) const;
    int orientationOf(const AVFrame& frame) const;
    // Behind the last frame: throws where something of the film could not be read.
    void checkWhole() const;

private:
    // What was wrong first, and where.
    struct Damage {
        double seconds;
        Message cause;
    };

    explicit FilmInput(const std::filesystem::path& path) : m_path(path), m_file(path) {}
    void openDecoder();
    void feed();
    bool isWhole(const AVFrame& frame);
    void note(int code);
    void note(Message cause);
    double promisedSeconds() const;

    std::filesystem::path m_path;
    InputFile m_file;
    ffmpeg::Demuxer m_context;
    AVStream* m_stream = nullptr;
    FilmClock m_clock;
    ffmpeg::Codec m_codec;
    ffmpeg::Packet m_packet;
    ffmpeg::Frame m_frame;
    bool m_pending = false;   // m_packet waits until the decoder takes it
    bool m_draining = false;  // there are no more
    bool m_untilKey = false;  // frames are made from damaged ones until one stands for itself
    bool m_any = false;       // a whole frame has been seen
    std::optional<Damage> m_damage;
};

}  // namespace latentwalk
