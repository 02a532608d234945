// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/file_drop.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>

namespace latentwalk {

FileDrop::FileDrop(QWidget& window, FaceView& stage, SessionFiles& files, MessageBar& messages)
    : m_stage(stage), m_files(files), m_messages(messages) {
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::DragEnter:
            enter(*static_cast<QDragEnterEvent*>(event));
            return true;
        case QEvent::DragLeave:
            m_stage.setDropHint({});
            return true;
        case QEvent::Drop:
            drop(*static_cast<QDropEvent*>(event));
            return true;
        default:
            return QObject::eventFilter(watched, event);
    }
}

void FileDrop::enter(QDragEnterEvent& event) {
    if (event.mimeData()->hasUrls()) {
        event.acceptProposedAction();
        m_stage.setDropHint(tr("Drop to open"));
    }
}

void FileDrop::drop(QDropEvent& event) {
    m_stage.setDropHint({});
    const QUrl url = event.mimeData()->urls().value(0);
    if (url.isLocalFile()) {
        event.acceptProposedAction();
        m_files.open(url.toLocalFile());
    } else {
        m_messages.showError(tr("%1 is not a file on this computer; save it here first.").arg(url.toDisplayString()));
    }
}

}  // namespace latentwalk
