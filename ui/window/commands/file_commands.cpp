// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/file_commands.h"

#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

FileCommands::FileCommands(const Actions& actions, SessionFiles& files, Exports& exports, Panels& panels,
                           MessageBar& messages, QWidget& window)
    : m_files(files), m_exports(exports), m_window(window) {
    connectSessions(actions);
    connectOutput(actions, panels);
    connect(&files, &SessionFiles::saved, &messages,
            [&messages](const QString& path) { messages.showInfo(tr("Saved %1").arg(path)); });
    connect(actions.quit, &QAction::triggered, &window, &QWidget::close);
}

void FileCommands::connectSessions(const Actions& actions) {
    connect(actions.newSession, &QAction::triggered, this, [this] { m_files.startNew(); });
    connect(actions.openSession, &QAction::triggered, this, [this] {
        if (const QString path = askSessionFile(&m_window); !path.isEmpty()) {
            m_files.open(path);
        }
    });
    m_recent.fill(*actions.recent, [this](const QString& path) { m_files.open(path); });
    connect(actions.saveSession, &QAction::triggered, this, [this] { m_files.save(); });
    connect(actions.saveSessionAs, &QAction::triggered, this, [this] { m_files.saveAs(); });
}

void FileCommands::connectOutput(const Actions& actions, Panels& panels) {
    connect(actions.saveImage, &QAction::triggered, this, [this] { m_exports.askForImage(); });
    connect(actions.saveGrid, &QAction::triggered, this, [this] { m_exports.askForGrid(); });
    connect(actions.exportFilm, &QAction::triggered, this, [this] { m_exports.askForExport(); });
    connect(&panels, &Panels::saveRequested, &m_exports,
            qOverload<const QList<quint64>&, const Session&>(&Exports::saveSeedImages));
    connect(&panels, &Panels::gridRequested, &m_exports, &Exports::saveGridOf);
    connect(&panels, &Panels::stripRequested, &m_exports, &Exports::saveStripOf);
    connect(&panels, &Panels::planeRequested, &m_exports, &Exports::savePlaneOf);
    connect(&panels, &Panels::filmRequested, this,
            [this](const Session& session) { m_exports.exportSession(session, tr("growth")); });
}

}  // namespace latentwalk
