#include "ui/walk/session_change.h"

#include <utility>

namespace latentwalk {

SessionChange::SessionChange(WalkDocument& document, WalkState before, WalkState after, const QString& text,
                             QString gesture)
    : QUndoCommand(text),
      m_document(document),
      m_before(std::move(before)),
      m_after(std::move(after)),
      m_gesture(std::move(gesture)) {}

void SessionChange::undo() {
    m_document.endGesture();
    m_document.replace(m_before);
}

void SessionChange::redo() {
    m_document.replace(m_after);
}

bool SessionChange::mergeWith(const QUndoCommand* next) {
    const auto* change = static_cast<const SessionChange*>(next);
    if (m_gesture.isEmpty() || change->m_gesture != m_gesture) {
        return false;
    }
    m_after = change->m_after;
    setObsolete(m_after == m_before);
    return true;
}

}  // namespace latentwalk
