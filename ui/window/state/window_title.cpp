// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/window_title.h"

#include <QFileInfo>

namespace latentwalk {

WindowTitle::WindowTitle(QWidget& window, const SessionFiles& files, const ModelOpening& opening)
    : m_window(window), m_files(files), m_opening(opening) {
    connect(&files, &SessionFiles::changed, this, &WindowTitle::show);
    show();
}

void WindowTitle::show() {
    const auto& checkpoint = m_opening.checkpoint();
    const QString model = checkpoint ? checkpoint->title : tr("no model");
    const QString session = m_files.path().isEmpty() ? QString() : QFileInfo(m_files.path()).completeBaseName();
    m_window.setWindowFilePath(m_files.path());
    m_window.setWindowTitle(session.isEmpty() ? tr("%1[*] — Latentwalk").arg(model)
                                              : tr("%1[*] — %2 — Latentwalk").arg(session, model));
    m_window.setWindowModified(m_files.hasChanges());
}

}  // namespace latentwalk
