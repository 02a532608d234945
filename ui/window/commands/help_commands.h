// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QObject>
#include <memory>

#include "ui/widgets/message_bar.h"
#include "ui/window/diagnostics.h"
#include "ui/window/menus.h"

namespace latentwalk {

// The Help menu: keys, diagnostics for the clipboard, and about.
class HelpCommands : public QObject {
    Q_OBJECT

public:
    HelpCommands(const Actions& actions, QMainWindow& window, MessageBar& messages);

private:
    void copyDiagnostics();

    MessageBar& m_messages;
    std::unique_ptr<Diagnostics> m_diagnostics;  // once they have been asked for
};

}  // namespace latentwalk
