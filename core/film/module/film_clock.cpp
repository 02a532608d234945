// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/film_clock.h"

#include <cmath>

namespace latentwalk {
namespace {

constexpr double kUsualFrame = 0.04;  // where a film does not say how long one is seen

}  // namespace

FilmClock::FilmClock(const AVStream& stream) : m_unit(stream.time_base) {
    if (stream.start_time != AV_NOPTS_VALUE) {
        m_start = stream.start_time;
    }
    const AVRational rate = stream.avg_frame_rate;
    m_frame = rate.num > 0 && rate.den > 0 ? av_q2d(av_inv_q(rate)) : kUsualFrame;
}

void FilmClock::hear(const AVPacket& packet) {
    constexpr double kMost = 60;  // seconds; more is nonsense
    const double lasts = static_cast<double>(packet.duration) * av_q2d(m_unit);
    if (lasts > 0 && lasts <= kMost) {
        m_frame = lasts;
    }
}

void FilmClock::advance(const AVFrame& frame) {
    const std::int64_t stamp = frame.best_effort_timestamp;
    double at = NAN;
    if (stamp != AV_NOPTS_VALUE) {
        const auto since = [&](std::int64_t origin) {
            return (static_cast<double>(stamp) - static_cast<double>(origin)) * av_q2d(m_unit);
        };
        if (!m_origin) {
            // What is missing at the beginning counts, unless the beginning is nonsense.
            constexpr double kMostMissing = 60;
            const bool sensible = m_start && since(*m_start) >= 0 && since(*m_start) <= kMostMissing;
            m_origin = sensible ? *m_start : stamp;
        }
        at = since(*m_origin) + m_shift;
    }
    if (!(at >= m_seconds && at <= kLongest)) {
        const double next = m_first ? m_seconds : m_seconds + m_frame;
        m_shift += std::isfinite(at) ? next - at : 0;
        at = next;
    }
    m_seconds = at;
    m_first = false;
}

}  // namespace latentwalk
