// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/copy_commands.h"

#include <QClipboard>
#include <QGuiApplication>

namespace latentwalk {

CopyCommands::CopyCommands(const Actions& actions, const Document& document, const LiveFace& live, MessageBar& messages)
    : m_document(document), m_live(live), m_messages(messages) {
    connect(actions.copyPicture, &QAction::triggered, this, &CopyCommands::copyPicture);
    connect(actions.copySeed, &QAction::triggered, this, &CopyCommands::copySeed);
    connect(actions.copyLatent, &QAction::triggered, this, &CopyCommands::copyLatent);
}

void CopyCommands::copyPicture() {
    // The whole picture, also where a smaller one of a moving hand is on the stage.
    if (const auto& picture = m_live.picture()) {
        QGuiApplication::clipboard()->setImage(toImage(*picture));
        m_messages.showInfo(tr("The picture is on the clipboard."));
    }
}

void CopyCommands::copySeed() {
    if (const auto seed = m_document.place().currentAsAnchor().seed) {
        QGuiApplication::clipboard()->setText(QString::number(*seed));
        m_messages.showInfo(tr("The seed %1 is on the clipboard.").arg(*seed));
    } else {
        m_messages.showInfo(tr("This face has no seed; copy its latent instead."));
    }
}

void CopyCommands::copyLatent() {
    QStringList numbers;
    for (const float component : m_live.shown().latent) {
        numbers.append(QString::number(component, 'g', 9));  // nine digits give back the same float32
    }
    QGuiApplication::clipboard()->setText(numbers.join(u' '));
    m_messages.showInfo(tr("The latent is on the clipboard: %n numbers.", nullptr, static_cast<int>(numbers.size())));
}

}  // namespace latentwalk
