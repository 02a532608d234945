// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/output/exports.h"
#include "ui/session/recent_files.h"
#include "ui/session/session_files.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"

namespace latentwalk {

// The File menu, models aside: sessions, and what leaves the window as pictures and films, for the panels, too.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(const Actions& actions, SessionFiles& files, Exports& exports, Panels& panels, MessageBar& messages,
                 QWidget& window);

private:
    void connectSessions(const Actions& actions);
    void connectOutput(const Actions& actions, Panels& panels);

    SessionFiles& m_files;
    Exports& m_exports;
    QWidget& m_window;
    RecentFiles m_recent;
};

}  // namespace latentwalk
