// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/document/document.h"
#include "ui/stage/live_face.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"

namespace latentwalk {

// The Walk menu and that of seeds: going along the walk, playing it, its anchors, and faces beside it.
class WalkCommands : public QObject {
    Q_OBJECT

public:
    WalkCommands(const Actions& actions, Document& document, Playback& playback, WalkBar& walk, LiveFace& live,
                 Panels& panels);

private:
    void connectMoves(const Actions& actions);
    void connectAnchors(const Actions& actions, WalkBar& walk);
    void connectSeeds(const Actions& actions, Panels& panels);
    void togglePlay();
    void step(double by);
    void goToAnchor(int direction);
    void pin(int anchor);

    Document& m_document;
    Playback& m_playback;
};

}  // namespace latentwalk
