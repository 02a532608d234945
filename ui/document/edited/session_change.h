// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>
#include <memory>
#include <vector>

#include "ui/document/edited/walk_state.h"

namespace latentwalk {

// A state as a step keeps it. What no step changes - model, film, grid, plane, view - is left out; what is large and
// what most steps leave alone is shared between them, so that a long history needs little memory.
struct KeptState {
    WalkState state;
    std::shared_ptr<const std::vector<SessionAnchor>> anchors;
    std::shared_ptr<const std::vector<SessionDirection>> directions;

    bool operator==(const KeptState& other) const {
        return state == other.state && *anchors == *other.anchors && *directions == *other.directions;
    }
};

// One step that can be undone: everything that can be undone as it was before and after. Steps of one gesture become
// one.
class SessionChange : public QUndoCommand {
public:
    // `restore` makes a state the present one. `gesture` names what the user holds ("strength of 3"); empty: a step of
    // its own. `previous` is the step before, if any, to share memory with.
    SessionChange(std::function<void(WalkState)> restore, const WalkState& before, const WalkState& after,
                  const QString& text, QString gesture, const SessionChange* previous);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    std::function<void(WalkState)> m_restore;
    KeptState m_before;
    KeptState m_after;
    QString m_gesture;
};

}  // namespace latentwalk
