// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/model_commands.h"

#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

ModelCommands::ModelCommands(const Actions& actions, ModelOpening& opening, const ModelChoices& choices,
                             SessionFiles& files, Panels& panels, QWidget& window)
    : m_opening(opening), m_choices(choices), m_files(files), m_window(window) {
    connect(actions.openModel, &QAction::triggered, this, [this] {
        if (const QString path = askModelFile(&m_window); !path.isEmpty()) {
            m_files.open(path);  // which may be a picture or a session after all
        }
    });
    connect(actions.openBuiltIn, &QAction::triggered, this, [this] { m_opening.openBuiltIn(m_choices.options()); });
    connect(&panels, &Panels::reopenRequested, this,
            [this](Heads heads) { m_opening.reopen([heads](OpenOptions& options) { options.heads = heads; }); });
    connectSessions();
}

void ModelCommands::connectSessions() {
    connect(&m_files, &SessionFiles::modelRequested, this, [this](const QString& path, const OpenOptions& options) {
        m_opening.open(path, m_choices.completed(options));
    });
    connect(&m_files, &SessionFiles::builtInModelRequested, this,
            [this](const OpenOptions& options) { m_opening.openBuiltIn(m_choices.completed(options)); });
    connect(&m_files, &SessionFiles::modelWanted, this, [this] {
        if (const QString path = askModelFile(&m_window); !path.isEmpty()) {
            m_opening.open(path, m_choices.options());
        } else {
            m_files.refuseCheckpoint();
        }
    });
}

}  // namespace latentwalk
