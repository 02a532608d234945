// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plane/plane_walk.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

// Where the face is that of a seed, and nothing but `edits` is to move it, the seed says so in few words.
SessionAnchor anchorFrom(const SessionAnchor& face, Latent base, CarriedOffsets offsets, std::vector<Edit> edits) {
    SessionAnchor anchor;
    if (face.seed && face.edits.empty()) {
        anchor.seed = face.seed;
        anchor.labels = face.labels;
    } else {
        anchor.components = std::move(base);
    }
    anchor.offsets = std::move(offsets);
    anchor.edits = std::move(edits);
    return anchor;
}

}  // namespace

Session planeWalk(const SessionPlane& plane, std::span<const PlanePoint> path) {
    if (path.empty() || plane.empty()) {
        throw std::invalid_argument("a walk along a plane needs a plane and a place on it");
    }
    Session session = plane.m_session;
    std::vector<SessionAnchor> anchors;
    std::vector<double> levels;
    const bool stays = plane.m_plane.kind == PlaneKind::Axes && !plane.m_walk;  // with one face
    const SessionAnchor shown = plane.shownFace();
    for (const PlanePoint& point : path) {
        const PlanePoint inside{plane.m_across.nearest(point.x), plane.m_up.nearest(point.y)};
        anchors.push_back(stays ? anchorFrom(shown, plane.baseAt(inside), shown.offsets, plane.editsAt(inside))
                                : anchorFrom({}, plane.baseAt(inside), CarriedOffsets(plane.offsetsAt(inside)),
                                             plane.editsAt(inside)));
        levels.push_back(plane.m_plane.across.kind == PlaneAxisKind::Growth ? inside.x : inside.y);
    }
    session.directions = plane.m_directions;
    session.anchors = std::move(anchors);
    session.edits.clear();
    session.position = 0;
    session.closed = false;
    session.pace.reset();
    if (plane.uses(PlaneAxisKind::Growth)) {
        session.scale.reset();
        session.alpha.reset();
        session.growth = Growth{levels.front(), levels.back()};
    }
    return session;
}

SessionAnchor planeAnchor(const SessionPlane& plane, PlanePoint place) {
    if (plane.empty()) {
        throw std::invalid_argument("an anchor of a plane needs a plane");
    }
    const PlanePoint inside{plane.m_across.nearest(place.x), plane.m_up.nearest(place.y)};
    SessionAnchor anchor;
    if (plane.m_plane.kind == PlaneKind::Axes && !plane.m_walk) {
        anchor = plane.shownFace();
        anchor.name.clear();
    } else {
        anchor.components = plane.baseAt(inside);
        anchor.offsets = CarriedOffsets(plane.offsetsAt(inside));
    }
    if (plane.m_plane.kind == PlaneKind::Corners) {
        return anchor;
    }
    for (const auto& [axis, at] :
         {std::pair(&plane.m_plane.across, inside.x), std::pair(&plane.m_plane.up, inside.y)}) {
        if (axis->kind != PlaneAxisKind::Direction) {
            continue;
        }
        const std::string& id = axis->direction.id;
        const auto same = [&](const Edit& edit) { return edit.direction == id; };
        const auto& everybodys = plane.m_session.edits;
        const auto now = std::find_if(everybodys.begin(), everybodys.end(), same);
        const double missing = at - (now != everybodys.end() ? now->strength : 0.0);
        const auto own = std::find_if(anchor.edits.begin(), anchor.edits.end(), same);
        if (own != anchor.edits.end()) {
            own->strength += missing;
        } else if (missing != 0) {
            anchor.edits.push_back({id, missing});
        }
    }
    return anchor;
}

}  // namespace latentwalk
