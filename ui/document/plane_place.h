// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <span>

#include "core/plane/session_plane.h"
#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// The plane of faces: which it is and what is looked at of it, which is no step, and what one does on it, which is.
class PlanePlace : public QObject {
    Q_OBJECT

public:
    explicit PlanePlace(EditedSession& session) : m_session(session) {}

    const std::optional<Plane>& plane() const { return m_session.session().plane; }
    void setPlane(const Plane& plane);
    void clear();
    // The present plane, ready to be asked, for a model with so many scales.
    SessionPlane sessionPlane(int scaleCount) const;

    // What is shown becomes the plane's face at a place. Steps of one `gesture` are undone together.
    void goTo(const SessionPlane& plane, PlanePoint place, const QString& gesture = {});
    // The walk goes along a path of at least one place from now on, see planeWalk(). With `round` back to its
    // beginning.
    void walkAlong(const SessionPlane& plane, std::span<const PlanePoint> path, bool round);
    // The plane's face at a place becomes an anchor, or a new one before that at `index`; see planeAnchor().
    void pin(const SessionPlane& plane, PlanePoint place, int anchor);
    void insert(const SessionPlane& plane, PlanePoint place, int index);
    // Faces of these seeds join the walk at its end.
    void addAnchors(const QList<quint64>& seeds);

signals:
    // Which it is, or what is looked at.
    void changed();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
