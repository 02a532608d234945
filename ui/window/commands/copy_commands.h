// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/document/document.h"
#include "ui/stage/live_face.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/menus.h"

namespace latentwalk {

// What of the shown face goes onto the clipboard: its picture, its seed, its latent.
class CopyCommands : public QObject {
    Q_OBJECT

public:
    CopyCommands(const Actions& actions, const Document& document, const LiveFace& live, MessageBar& messages);

private:
    void copyPicture();
    void copySeed();
    void copyLatent();

    const Document& m_document;
    const LiveFace& m_live;
    MessageBar& m_messages;
};

}  // namespace latentwalk
