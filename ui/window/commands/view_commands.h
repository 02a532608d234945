// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QObject>

#include "ui/stage/face_view.h"
#include "ui/stage/live_face.h"
#include "ui/widgets/theme.h"
#include "ui/window/menus.h"
#include "ui/window/state/views.h"

namespace latentwalk {

// The View menu, the language aside: how the stage and the window look. Theme, smoothness and previews are remembered.
class ViewCommands : public QObject {
    Q_OBJECT

public:
    ViewCommands(const Actions& actions, QMainWindow& window, FaceView& stage, LiveFace& live, Views& views,
                 Appearance& appearance);

    // To be called when the window ends.
    void saveSettings() const;

protected:
    // Other programs can make the window full-screen, too.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectStage(const Actions& actions, FaceView& stage, LiveFace& live);
    void connectWindow(const Actions& actions, Views& views);
    void restoreSettings(const Actions& actions);

    QMainWindow& m_window;
    Appearance& m_appearance;
    QAction& m_smooth;
    QAction& m_previews;
    QAction& m_fullScreen;
};

}  // namespace latentwalk
