// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/left_sessions.h"

#include <QStandardPaths>

namespace latentwalk {

LeftSessions::LeftSessions(Document& document, SessionFiles& files, MessageBar& messages)
    : m_files(files),
      m_messages(messages),
      m_autosave(document,
                 QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave")) {
    connect(&m_autosave, &Autosave::failed, this, [this](const QString& message) {
        m_messages.showError(tr("What you do would be lost in a crash: no copy of it can be kept. %1").arg(message));
    });
}

void LeftSessions::offer() {
    const auto left = m_autosave.findLeft();
    if (!left) {
        return;
    }
    m_messages.ask(tr("Latentwalk did not end as it should have. Restore what you were doing?"),
                   {{tr("Restore"),
                     [this, left = *left] {
                         // Until it is shown its copy stays: finding its model may still go wrong.
                         m_files.restore(left.session, [this, name = left.name] {
                             m_autosave.adopt(name);
                             offer();
                         });
                     }},
                    {tr("Discard"), [this, name = left->name] {
                         m_autosave.forget(name);
                         offer();
                     }}});
}

}  // namespace latentwalk
