// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/session/autosave.h"
#include "ui/session/session_files.h"

namespace latentwalk {

// Keeps a copy of the session against a crash, and offers what a crashed program left.
class LeftSessions : public QObject {
    Q_OBJECT

public:
    LeftSessions(Document& document, SessionFiles& files, MessageBar& messages);

    Autosave& autosave() { return m_autosave; }
    // Offers the newest; after the answer the next, when there is more.
    void offer();

private:
    SessionFiles& m_files;
    MessageBar& m_messages;
    Autosave m_autosave;
};

}  // namespace latentwalk
