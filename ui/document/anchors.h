// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "ui/document/edited/edited_session.h"
#include "ui/document/walk_place.h"

namespace latentwalk {

// The anchors of the walk, in their order; at least kFewestAnchors. Each command is a step.
class Anchors : public QObject {
    Q_OBJECT

public:
    Anchors(EditedSession& session, const WalkPlace& place) : m_session(session), m_place(place) {}

    int count() const { return static_cast<int>(m_session.session().anchors.size()); }
    // The face of an anchor, fully grown, with everybody's edits.
    Face faceOf(const SessionAnchor& anchor) const;

    void setSeed(int anchor, quint64 seed);
    // Gives an anchor another face; the name stays.
    void replace(int anchor, const SessionAnchor& face);
    // The anchor becomes the face that is shown, and the position goes there: the picture stays the same.
    void pin(int anchor);
    // A new anchor before the one at `index` (count(): at the end), under the first free name of "A", "B" ... "AA"; the
    // position goes there.
    void insert(int index, SessionAnchor face);
    // Faces that come from photographs or files (anchorOf(), with the offsets that they carry): new anchors at the end,
    // in one step that is called `what`, under the next free names where they have none; the position goes to the first
    // of them.
    void add(std::vector<SessionAnchor> faces, const QString& what);
    // How close to its photograph an anchor keeps its face, 0 to 1; of one without offsets nothing changes. Steps of
    // one gesture are undone together, see EditedSession.
    void setCloseness(int anchor, double closeness);
    // Other anchors altogether, at least one (a second is added); those without a name get one. The position goes to
    // the one at `shown`. Steps of one `gesture` are undone together.
    void setAll(std::vector<SessionAnchor> anchors, const QString& what, int shown = 0, const QString& gesture = {});
    // Without effect when only the fewest are left.
    void remove(int anchor);
    // Takes an anchor to another place in the order.
    void move(int from, int to);
    void rename(int anchor, const QString& name);

signals:
    // Number, order, faces or names.
    void changed();

private:
    QString nameOf(int anchor) const;

    EditedSession& m_session;
    const WalkPlace& m_place;
};

}  // namespace latentwalk
