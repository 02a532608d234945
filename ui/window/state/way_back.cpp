// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/way_back.h"

#include <utility>

#include "core/session/offsets_json.h"
#include "core/walk/recorded_model.h"

namespace latentwalk {

WayBack::WayBack(Document& document, SessionFiles& files, ModelOpening& opening, MessageBar& messages)
    : m_document(document), m_files(files), m_opening(opening), m_messages(messages) {
    connect(&opening, &ModelOpening::opening, this, [this](const CheckpointInfo& next) {
        m_before.reset();
        const Session& session = m_document.session();
        // Offsets are of one network's features.
        const bool losesOffsets =
            carriesOffsets(session) && standingOf(next.reference, session.model) == ModelStanding::Other;
        if (m_opening.checkpoint() && (next.architecture.latentSize != m_document.latentSize() || losesOffsets)) {
            m_before = state();
        }
    });
}

Handover WayBack::state() const {
    const auto& checkpoint = m_opening.checkpoint();
    return {checkpoint ? checkpoint->path : QString(),
            checkpoint ? checkpoint->options : OpenOptions(),
            m_files.collected(),
            m_files.path(),
            m_files.hasChanges(),
            m_document.place().aside() ? std::optional(m_document.place().currentAsAnchor()) : std::nullopt};
}

void WayBack::take(const Handover& handover) {
    if (handover.model.isEmpty()) {
        return;
    }
    m_files.resume(handover.session, handover.path, handover.changed, handover.aside);
    m_opening.open(handover.model, handover.options);
}

void WayBack::offer() {
    const auto before = std::exchange(m_before, std::nullopt);
    if (!before) {
        return;
    }
    m_files.leaveFile();
    const auto back = [this, before = *before] { take(before); };
    const QString title = m_opening.checkpoint()->title;
    const std::int64_t size = before->session.model.latentSize;
    m_messages.ask(size == m_document.latentSize()
                       ? tr("What makes faces look like their photos was found in the model before; with %1 it is left "
                            "out.")
                             .arg(title)
                       : tr("%1 takes latents of %2 components. Anchors without a seed, directions and edits that were "
                            "made for %3 components are left out.")
                             .arg(title)
                             .arg(m_document.latentSize())
                             .arg(size),
                   {{tr("Back to the model before"),
                     [this, back] {
                         if (m_document.undoStack().count() > 0) {
                             m_files.beforeLosingChanges(back);  // done since then
                         } else {
                             back();
                         }
                     }},
                    {tr("Go on without them"), [] {}}});
}

}  // namespace latentwalk
