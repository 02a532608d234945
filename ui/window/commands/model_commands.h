// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/session/session_files.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"
#include "ui/window/state/model_choices.h"
#include "ui/window/state/model_opening.h"

namespace latentwalk {

// Whoever wants a model, gets it: the File menu, the sessions that were made with one, the panel that wants other
// heads.
class ModelCommands : public QObject {
    Q_OBJECT

public:
    ModelCommands(const Actions& actions, ModelOpening& opening, const ModelChoices& choices, SessionFiles& files,
                  Panels& panels, QWidget& window);

private:
    void connectSessions();

    ModelOpening& m_opening;
    const ModelChoices& m_choices;
    SessionFiles& m_files;
    QWidget& m_window;
};

}  // namespace latentwalk
