// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/playback.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

constexpr double kFramesPerSecond = 60;

}  // namespace

PlayPoint playPoint(PlayPoint start, double seconds, double passSeconds, PlayMode mode) {
    const double passes = seconds / passSeconds;
    if (mode == PlayMode::Loop) {
        return {std::fmod(start.position + passes, 1.0), 1};
    }
    // A round trip is a line of length 2 that is bent back in the middle.
    const double along = std::fmod((start.direction > 0 ? start.position : 2 - start.position) + passes, 2.0);
    return along < 1 ? PlayPoint{along, 1} : PlayPoint{2 - along, -1};
}

Playback::Playback(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &Playback::tick);
}

void Playback::play(double position) {
    restart(playPoint({position, 1}, 0, m_passSeconds, m_mode));
    if (!isPlaying()) {
        m_timer.start();
        emit started();
    }
}

void Playback::pause() {
    if (isPlaying()) {
        m_timer.stop();
        emit paused();
    }
}

void Playback::setMode(PlayMode mode) {
    const PlayPoint point = now();
    m_mode = mode;
    restart(point);
    emit modeChanged();
}

void Playback::setPassSeconds(double seconds) {
    const PlayPoint point = now();
    m_passSeconds = seconds;
    restart(point);
    emit passSecondsChanged(seconds);
}

void Playback::tick() {
    // On whole frames of the pass: those of the next pass are the same and come from memory.
    const double frames = std::max(1.0, std::round(kFramesPerSecond * m_passSeconds));
    emit positionReached(std::round(now().position * frames) / frames);
}

void Playback::restart(PlayPoint start) {
    m_start = start;
    m_clock.start();
}

PlayPoint Playback::now() const {
    const double seconds = m_clock.isValid() ? static_cast<double>(m_clock.nsecsElapsed()) / 1e9 : 0;
    return playPoint(m_start, seconds, m_passSeconds, m_mode);
}

}  // namespace latentwalk
