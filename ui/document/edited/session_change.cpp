// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/edited/session_change.h"

#include <utility>

namespace latentwalk {

namespace {

template <typename Value>
std::shared_ptr<const Value> shared(Value value, const std::shared_ptr<const Value>& known) {
    return known && *known == value ? known : std::make_shared<const Value>(std::move(value));
}

KeptState kept(WalkState state, const KeptState* like) {
    KeptState result;
    Session& session = state.session;
    result.anchors = shared(std::exchange(session.anchors, {}), like ? like->anchors : nullptr);
    result.directions = shared(std::exchange(session.directions, {}), like ? like->directions : nullptr);
    const Session none;
    session.model = none.model;
    session.film = none.film;
    session.grid = none.grid;
    session.plane = none.plane;
    session.view = none.view;
    result.state = std::move(state);
    return result;
}

WalkState whole(const KeptState& kept) {
    WalkState state = kept.state;
    state.session.anchors = *kept.anchors;
    state.session.directions = *kept.directions;
    return state;
}

}  // namespace

SessionChange::SessionChange(std::function<void(WalkState)> restore, const WalkState& before, const WalkState& after,
                             const QString& text, QString gesture, const SessionChange* previous)
    : QUndoCommand(text),
      m_restore(std::move(restore)),
      m_before(kept(before, previous ? &previous->m_after : nullptr)),
      m_after(kept(after, &m_before)),
      m_gesture(std::move(gesture)) {}

void SessionChange::undo() {
    m_restore(whole(m_before));
}

void SessionChange::redo() {
    m_restore(whole(m_after));
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
