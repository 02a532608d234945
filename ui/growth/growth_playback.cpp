// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_playback.h"

#include <algorithm>

namespace latentwalk {

GrowthPlayback::GrowthPlayback(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &GrowthPlayback::tick);
}

void GrowthPlayback::play(double level, int scaleCount) {
    m_last = scaleCount - 1;
    m_start = level < m_last ? std::max(level, 0.0) : 0.0;
    m_clock.start();
    if (!isPlaying()) {
        m_timer.start();
        emit started();
    }
    emit levelReached(m_start);
}

void GrowthPlayback::stop() {
    if (isPlaying()) {
        m_timer.stop();
        emit stopped();
    }
}

void GrowthPlayback::setSeconds(double seconds) {
    if (isPlaying()) {
        m_start = now();
        m_clock.start();
    }
    m_seconds = seconds;
}

double GrowthPlayback::now() const {
    const double elapsed = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
    return std::min(m_last, m_start + elapsed / m_seconds * m_last);
}

void GrowthPlayback::tick() {
    const double level = now();
    emit levelReached(level);
    if (level >= m_last) {
        stop();
    }
}

}  // namespace latentwalk
