// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWidget>

#include "ui/session/session_files.h"
#include "ui/window/state/model_opening.h"

namespace latentwalk {

// The window's title: session, model, and whether there are changes.
class WindowTitle : public QObject {
    Q_OBJECT

public:
    WindowTitle(QWidget& window, const SessionFiles& files, const ModelOpening& opening);

    // Follows the session by itself; to be called when another model is open.
    void show();

private:
    QWidget& m_window;
    const SessionFiles& m_files;
    const ModelOpening& m_opening;
};

}  // namespace latentwalk
