// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include "ui/session/session_files.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"

namespace latentwalk {

// How the walk is played and how many pictures its filmstrip has: as the user likes it, remembered for sessions that do
// not say it, and as a session says it, whose words are not the user's.
class PlaySettings : public QObject {
    Q_OBJECT

public:
    // `files` collects and restores them with its sessions from now on.
    PlaySettings(Playback& playback, WalkBar& walk, SessionFiles& files);

private:
    void restore();
    void remember();
    QJsonObject collect() const;
    void takeFromSession(const QJsonObject& view);

    Playback& m_playback;
    WalkBar& m_walk;
    bool m_fromSession = false;  // a session's are coming, which are not the user's own
};

}  // namespace latentwalk
