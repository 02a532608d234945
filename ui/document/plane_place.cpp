// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/plane_place.h"

#include <utility>

#include "core/plane/plane_walk.h"
#include "ui/document/edited/walk_fit.h"

namespace latentwalk {

void PlanePlace::setPlane(const Plane& plane) {
    if (this->plane() != plane) {
        m_session.set(&Session::plane, std::optional(plane));
        emit changed();
    }
}

void PlanePlace::clear() {
    if (plane()) {
        m_session.set(&Session::plane, std::optional<Plane>());
        emit changed();
    }
}

SessionPlane PlanePlace::sessionPlane(int scaleCount) const {
    return {m_session.session(), m_session.state().aside, scaleCount};
}

void PlanePlace::goTo(const SessionPlane& plane, PlanePoint place, const QString& gesture) {
    PlaneFace face = plane.goTo(place);
    const auto edit = [&](WalkState& next) {
        next.session.directions = face.session.directions;
        next.session.edits = face.session.edits;
        next.session.position = face.session.position;
        next.session.growth = face.session.growth;
        next.session.scale = face.session.scale;
        next.session.alpha = face.session.alpha;
        next.aside = face.aside;
    };
    m_session.change(tr("go to a place of the plane"), edit, gesture);
}

void PlanePlace::walkAlong(const SessionPlane& plane, std::span<const PlanePoint> path, bool round) {
    const Session walk = planeWalk(plane, path);
    m_session.change(tr("walk along a path"), [&](WalkState& next) {
        next.session.directions = walk.directions;
        next.session.edits = walk.edits;
        next.session.growth = walk.growth;
        next.session.scale = walk.scale;
        next.session.alpha = walk.alpha;
        next.session.position = 0;
        next.session.closed = round;
        next.session.pace.reset();
        next.session.anchors.clear();
        for (SessionAnchor anchor : walk.anchors) {
            anchor.name = freeName(next.session.anchors).toStdString();
            next.session.anchors.push_back(std::move(anchor));
        }
        addMissingAnchors(next.session);
        next.aside.reset();
    });
}

void PlanePlace::pin(const SessionPlane& plane, PlanePoint place, int anchor) {
    const QString name = QString::fromStdString(m_session.session().anchors.at(static_cast<std::size_t>(anchor)).name);
    m_session.change(tr("pin anchor %1").arg(name), [&](WalkState& next) {
        SessionAnchor& pinned = next.session.anchors.at(static_cast<std::size_t>(anchor));
        const std::string kept = pinned.name;
        pinned = planeAnchor(plane, place);
        pinned.name = kept;
        next.session.directions = plane.directions();
    });
}

void PlanePlace::insert(const SessionPlane& plane, PlanePoint place, int index) {
    const QString name = freeName(m_session.session().anchors);
    m_session.change(tr("insert anchor %1").arg(name), [&](WalkState& next) {
        SessionAnchor anchor = planeAnchor(plane, place);
        anchor.name = name.toStdString();
        next.session.anchors.insert(next.session.anchors.begin() + index, std::move(anchor));
        next.session.directions = plane.directions();
    });
}

void PlanePlace::addAnchors(const QList<quint64>& seeds) {
    m_session.change(tr("add anchors"), [&](WalkState& next) {
        for (const quint64 seed : seeds) {
            next.session.anchors.push_back(anchorOf(next.session, seed, freeName(next.session.anchors)));
        }
    });
}

}  // namespace latentwalk
