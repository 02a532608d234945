// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/folder_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace latentwalk {
namespace {

QString folderIn(const QMimeData& data) {
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) {
            return url.toLocalFile();
        }
    }
    return {};
}

}  // namespace

FolderDrop::FolderDrop(QWidget* widget) : QObject(widget) {
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool FolderDrop::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event);  // both are
    const QString folder = folderIn(*drop->mimeData());
    if (!folder.isEmpty()) {
        drop->acceptProposedAction();
        if (event->type() == QEvent::Drop) {
            emit dropped(folder);
        }
    }
    return true;
}

}  // namespace latentwalk
