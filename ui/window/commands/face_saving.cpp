// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/face_saving.h"

#include "core/latent/face_file.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

FaceSaving::FaceSaving(const Document& document, const WalkBar& walk, MessageBar& messages, QWidget& window)
    : m_document(document), m_messages(messages), m_window(window) {
    connect(&walk, &WalkBar::saveFaceRequested, this, &FaceSaving::ask);
    connect(&document, &Document::refused, &messages, &MessageBar::showError);
}

void FaceSaving::ask(int anchor) {
    const auto& face = m_document.session().anchors.at(static_cast<std::size_t>(anchor));
    const QString ending = QStringLiteral("npz");
    const QString path = askSaveFile(&m_window, tr("Save face"), QString::fromStdString(face.name) + u'.' + ending,
                                     {{tr("Faces with offsets") + QStringLiteral(" (*.npz)"), ending}}, {ending});
    if (!path.isEmpty()) {
        save(anchor, path);
    }
}

void FaceSaving::save(int anchor, const QString& path) {
    const Session& session = m_document.session();
    const SessionAnchor& one = session.anchors.at(static_cast<std::size_t>(anchor));
    const KeptFace face{latentOf(session, one), one.offsets};
    m_writing.start([face, path](const TellProgress&) { writeFace(path.toStdString(), face); },
                    {.finished = [this, path] { m_messages.showInfo(tr("Saved %1").arg(path)); },
                     .failed = [this](const QString& sentence) { m_messages.showError(sentence); }});
}

}  // namespace latentwalk
