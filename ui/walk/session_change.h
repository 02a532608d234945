#pragma once

#include <QUndoCommand>

#include "ui/walk/walk_document.h"

namespace latentwalk {

// One step that can be undone: everything as it was before and after. Steps of one gesture become one.
class SessionChange : public QUndoCommand {
public:
    // `gesture` names what the user holds ("strength of 3"); empty: a step of its own.
    SessionChange(WalkDocument& document, WalkState before, WalkState after, const QString& text, QString gesture);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    WalkDocument& m_document;
    WalkState m_before;
    WalkState m_after;
    QString m_gesture;
};

}  // namespace latentwalk
