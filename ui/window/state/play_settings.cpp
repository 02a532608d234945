// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/play_settings.h"

#include <QSettings>
#include <algorithm>

namespace latentwalk {
namespace {

const QString kMode = QStringLiteral("walk/play");
const QString kPassSeconds = QStringLiteral("walk/seconds");
const QString kFilmstrip = QStringLiteral("walk/filmstrip");

// The same in a session.
const QString kSessionMode = QStringLiteral("play");
const QString kSessionPassSeconds = QStringLiteral("seconds");
const QString kSessionFilmstrip = QStringLiteral("filmstrip");

double sensible(double seconds) {
    return std::clamp(seconds, 0.5, 600.0);
}

}  // namespace

PlaySettings::PlaySettings(Playback& playback, WalkBar& walk, SessionFiles& files)
    : m_playback(playback), m_walk(walk) {
    restore();
    remember();
    files.collectView = [this] { return collect(); };
    files.restoreView = [this](const QJsonObject& view) { takeFromSession(view); };
}

void PlaySettings::restore() {
    const QSettings settings;
    if (settings.contains(kMode)) {
        m_playback.setMode(settings.value(kMode).toInt() == static_cast<int>(PlayMode::Loop) ? PlayMode::Loop
                                                                                             : PlayMode::PingPong);
    }
    m_playback.setPassSeconds(sensible(settings.value(kPassSeconds, m_playback.passSeconds()).toDouble()));
    m_walk.setFilmstripFrames(settings.value(kFilmstrip, m_walk.filmstripFrames()).toInt());
}

void PlaySettings::remember() {
    const auto keep = [this](const QString& key, const QVariant& value) {
        if (!m_fromSession) {
            QSettings().setValue(key, value);
        }
    };
    connect(&m_playback, &Playback::modeChanged, this,
            [this, keep] { keep(kMode, static_cast<int>(m_playback.mode())); });
    connect(&m_playback, &Playback::passSecondsChanged, this, [keep](double seconds) { keep(kPassSeconds, seconds); });
    connect(&m_walk, &WalkBar::filmstripFramesChanged, this, [keep](int frames) { keep(kFilmstrip, frames); });
}

QJsonObject PlaySettings::collect() const {
    return {{kSessionMode, m_playback.mode() == PlayMode::Loop ? QStringLiteral("loop") : QStringLiteral("to and fro")},
            {kSessionPassSeconds, m_playback.passSeconds()},
            {kSessionFilmstrip, m_walk.filmstripFrames()}};
}

// What a session does not say - a picture's never does - stays as it is.
void PlaySettings::takeFromSession(const QJsonObject& view) {
    m_fromSession = true;
    m_playback.pause();
    if (view.contains(kSessionMode)) {
        m_playback.setMode(view[kSessionMode].toString() == QLatin1String("loop") ? PlayMode::Loop
                                                                                  : PlayMode::PingPong);
    }
    m_playback.setPassSeconds(sensible(view[kSessionPassSeconds].toDouble(m_playback.passSeconds())));
    m_walk.setFilmstripFrames(view[kSessionFilmstrip].toInt(m_walk.filmstripFrames()));
    m_fromSession = false;
}

}  // namespace latentwalk
