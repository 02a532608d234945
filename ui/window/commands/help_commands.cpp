// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/help_commands.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenuBar>

#include "ui/window/about_dialog.h"
#include "ui/window/shortcuts_dialog.h"

namespace latentwalk {

HelpCommands::HelpCommands(const Actions& actions, QMainWindow& window, MessageBar& messages) : m_messages(messages) {
    connect(actions.shortcuts, &QAction::triggered, this, [&window] { showShortcuts(*window.menuBar(), &window); });
    connect(actions.copyDiagnostics, &QAction::triggered, this, &HelpCommands::copyDiagnostics);
    connect(actions.about, &QAction::triggered, this, [&window] { showAbout(&window); });
}

void HelpCommands::copyDiagnostics() {
    if (!m_diagnostics) {
        m_diagnostics = std::make_unique<Diagnostics>();
        connect(m_diagnostics.get(), &Diagnostics::failed, &m_messages, &MessageBar::showError);
        connect(m_diagnostics.get(), &Diagnostics::collected, this, [this](const QString& text) {
            QGuiApplication::clipboard()->setText(text);
            m_messages.showInfo(tr("The diagnostics are on the clipboard."));
        });
    }
    m_messages.showInfo(tr("Looking at everything; this takes some seconds…"));
    m_diagnostics->collect();
}

}  // namespace latentwalk
