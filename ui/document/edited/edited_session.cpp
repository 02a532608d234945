// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/edited/edited_session.h"

#include <utility>

#include "ui/document/edited/session_change.h"
#include "ui/document/edited/walk_fit.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

bool samePath(const Session& a, const Session& b) {
    return a.path == b.path && a.timing == b.timing && a.easing == b.easing && a.closed == b.closed;
}

Differences differencesOf(const WalkState& before, const WalkState& after) {
    const Session& a = before.session;
    const Session& b = after.session;
    Differences what;
    what.path = !samePath(a, b);
    what.edits = a.edits != b.edits || a.directions != b.directions || a.anchors != b.anchors;
    what.held = a.held != b.held;
    what.walk = what.path || what.edits || a.model != b.model || a.pace != b.pace;
    what.anchors = a.anchors != b.anchors || a.model != b.model;
    what.plane = a.plane != b.plane;
    what.family = a.family != b.family;
    what.growth = a.growth != b.growth || a.scale != b.scale || a.alpha != b.alpha;
    what.labels = a.labels != b.labels || a.model.labels != b.model.labels;
    what.position = what.walk || a.position != b.position || before.aside != after.aside;
    return what;
}

}  // namespace

const SessionWalk& EditedSession::walk() const {
    if (!m_walk) {
        m_walk.emplace(m_state.session);
    }
    return *m_walk;
}

void EditedSession::change(const QString& text, const std::function<void(WalkState&)>& edit, const QString& gesture) {
    WalkState next = m_state;
    edit(next);
    if (next == m_state) {
        return;
    }
    if (const Message problem = problemOfOffsets(next.session); !problem.empty()) {
        emit refused(tr("That cannot be done: this session would have %1.").arg(textOf(problem)));
        return;
    }
    // Two gestures of the same control are two steps.
    const bool goesOn = !gesture.isEmpty() && m_gesture.section(u'#', 0, -2) == gesture;
    QString named = m_gesture;
    if (!goesOn) {
        static quint64 count = 0;
        named = gesture.isEmpty() ? QString() : gesture + u'#' + QString::number(++count);
    }
    const QUndoCommand* newest = m_undo.index() > 0 ? m_undo.command(m_undo.index() - 1) : nullptr;
    const auto bring = [this, network = m_network](WalkState state) {
        if (network != m_network) {
            dropOffsets(state);
        }
        restore(std::move(state));
    };
    m_undo.push(new SessionChange(bring, m_state, next, text, named, dynamic_cast<const SessionChange*>(newest)));
    m_gesture = named;  // which every restoring ends
}

void EditedSession::restore(WalkState state) {
    const Session& now = m_state.session;
    state.session.model = now.model;
    state.session.film = now.film;
    state.session.grid = now.grid;
    state.session.plane = now.plane;
    state.session.view = now.view;
    fitScales(state.session, m_scaleCount);
    fitLabels(state);  // of another model than when the step was made, perhaps
    endGesture();
    replace(std::move(state));
}

// What differs is told; undo and redo come here, too.
void EditedSession::replace(WalkState next) {
    const WalkState before = std::exchange(m_state, std::move(next));
    const Differences what = differencesOf(before, m_state);
    if (what.walk || what.growth) {
        m_walk.reset();
    }
    emit replaced(what);
}

void EditedSession::replaceAll(WalkState next) {
    m_state = std::move(next);
    m_walk.reset();
    static_assert(sizeof(Differences) == 10, "everything is told");
    emit replaced({true, true, true, true, true, true, true, true, true, true});
}

void EditedSession::look(double position, const std::optional<SessionAnchor>& aside) {
    m_state.session.position = position;
    m_state.aside = aside;
    emit replaced({.position = true});
}

}  // namespace latentwalk
