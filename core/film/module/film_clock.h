// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/film/module/ffmpeg.h"

namespace latentwalk {

// When the frames of a film are seen, in seconds from its beginning. It goes on where a film's own clock jumps or says
// nothing, and never back.
class FilmClock {
public:
    // Behind this a film's own clock has gone wrong.
    static constexpr double kLongest = 1e9;

    FilmClock() = default;
    explicit FilmClock(const AVStream& stream);

    // A packet, in the order of the file. Where frames have no times, how long packets last is all that is known: what
    // a bare H.264 says of its rate, FFmpeg 7.1 takes for 25 frames a second.
    void hear(const AVPacket& packet);
    // The next frame, in the order in which they are seen.
    void advance(const AVFrame& frame);
    double seconds() const { return m_seconds; }
    // How long a frame is seen, about.
    double frameSeconds() const { return m_frame; }

private:
    AVRational m_unit{0, 1};
    std::optional<std::int64_t> m_start;  // where the film says that it begins
    double m_frame = 0;
    std::optional<std::int64_t> m_origin;
    double m_shift = 0;  // of the film's own clock
    double m_seconds = 0;
    bool m_first = true;
};

}  // namespace latentwalk
