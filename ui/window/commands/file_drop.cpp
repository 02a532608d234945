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
    if (event.mimeData()->hasUrls() || event.mimeData()->hasImage()) {
        event.acceptProposedAction();
        m_stage.setDropHint(tr("Drop to open"));
    }
}

void FileDrop::drop(QDropEvent& event) {
    m_stage.setDropHint({});
    const QMimeData& data = *event.mimeData();
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        event.acceptProposedAction();
        m_files.open(paths);
    } else if (const auto picture = qvariant_cast<QImage>(data.imageData()); !picture.isNull()) {
        event.acceptProposedAction();  // of a page that is looked at, say
        emit pictureDropped(picture);
    } else {
        m_messages.showError(
            tr("%1 is not a file on this computer; save it here first.").arg(data.urls().value(0).toDisplayString()));
    }
}

}  // namespace latentwalk
