// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/background/job.h"
#include "ui/document/document.h"
#include "ui/walk/walk_bar.h"
#include "ui/widgets/message_bar.h"

namespace latentwalk {

// Saves the face of an anchor, with the offsets that it carries, in a file that opens as an anchor again (.npz).
class FaceSaving : public QObject {
    Q_OBJECT

public:
    FaceSaving(const Document& document, const WalkBar& walk, MessageBar& messages, QWidget& window);

    void save(int anchor, const QString& path);

private:
    void ask(int anchor);

    const Document& m_document;
    MessageBar& m_messages;
    QWidget& m_window;
    Job<void> m_writing;
};

}  // namespace latentwalk
