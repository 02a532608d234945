// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>
#include <functional>
#include <optional>

#include "ui/document/edited/walk_state.h"

namespace latentwalk {

// What is another than before.
struct Differences {
    bool anchors = false;   // number, order, faces or names
    bool path = false;      // path, timing, easing, closed
    bool edits = false;     // directions or strengths
    bool held = false;      // which named directions stay as they are
    bool plane = false;     // which it is, or what is looked at of it
    bool family = false;    // of faces that were bred
    bool growth = false;    // how far it has grown, and whether it grows along the walk
    bool walk = false;      // anything that decides what is where on the walk
    bool labels = false;    // that are chosen for all, or those that there are to choose from
    bool position = false;  // where on it we are, or whether a face beside it is shown
};

// The session that is worked on, as one value: what it is now and the steps that led there. It knows no duty of its
// own: what belongs together is changed, and told, by the classes above (Anchors, WalkPlace ...), each about its part
// of the value. UI thread.
class EditedSession : public QObject {
    Q_OBJECT

public:
    EditedSession() = default;

    const WalkState& state() const { return m_state; }
    const Session& session() const { return m_state.session; }
    // Its walk, sampled once for as long as nothing moves it.
    const SessionWalk& walk() const;
    // Undo and redo; clean when the session is as it was opened or saved.
    QUndoStack& undoStack() { return m_undo; }

    // A step that can be undone, named `text` in the menu: what `edit` makes of the state. None when that is nothing
    // else, or more offsets than a session may have. Steps of one `gesture` are undone together; without one each is a
    // step of its own.
    void change(const QString& text, const std::function<void(WalkState&)>& edit, const QString& gesture = {});
    // Ends a gesture: the next step is one of its own.
    void endGesture() { m_gesture.clear(); }

    // These are no steps. Undo leaves alone what the first two are for: model, film, grid, plane, view.
    void replace(WalkState next);
    // The same, where everything is told as another even if it is equal.
    void replaceAll(WalkState next);
    template <typename Value>
    void set(Value Session::*part, const Value& value) {
        m_state.session.*part = value;  // of those that nobody waits for
    }
    void look(double position, const std::optional<SessionAnchor>& aside);
    // Growth and scale stay below this, in what is undone, too.
    void setScaleCount(int scaleCount) { m_scaleCount = scaleCount; }

    // Offsets of before are of no use any more, in what is undone neither.
    void setOtherNetwork() { ++m_network; }

signals:
    // A step was not done, since no file would have room for what it brings; why, as a sentence.
    void refused(const QString& why);
    // What is shown may be another face, even without any difference that is told.
    void replaced(const latentwalk::Differences& what);

private:
    // Undo and redo: everything but what no step has changed.
    void restore(WalkState state);

    WalkState m_state;
    QUndoStack m_undo;
    QString m_gesture;                // that the newest step belongs to
    std::optional<int> m_scaleCount;  // of the model
    int m_network = 0;                // how many there have been
    mutable std::optional<SessionWalk> m_walk;
};

}  // namespace latentwalk
