// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/plane/plane_lattice.h"
#include "core/walk/session_walk.h"

namespace latentwalk {

// A place between four latents on the sphere, (0, 0) being `c` and (1, 1) `b`: along the great circles from `a` to `b`
// and from `c` to `d` to x, then along the one between those two to y (Shoemake 1985, once for the rows and once
// between them; rows first, which is not quite the same as columns first). Corners come back bit for bit. Beyond 0 and
// 1 the circles go on: the plane has no end. Lengths are blended linearly, within the corners' only. Sizes must be
// equal.
Latent betweenCorners(std::span<const float> a, std::span<const float> b, std::span<const float> c,
                      std::span<const float> d, double x, double y);

// A session whose current face is one of a plane: the walk's at its position, or one beside it.
struct PlaneFace {
    Session session;
    std::optional<SessionAnchor> aside;
};

// The plane of a session, ready to be asked: what it stands on is sampled and edited once, then each place is a pure
// function. Copies what it needs. Safe to use from several threads.
class SessionPlane {
public:
    // Of session.plane, with `aside` instead of the walk's face where one is shown beside the walk. `scaleCount` is the
    // model's, at least 1. Throws std::invalid_argument like SessionWalk; without a plane it is empty.
    SessionPlane(const Session& session, const std::optional<SessionAnchor>& aside, int scaleCount);

    // Whether there is nothing to see: no axis has been chosen, or there are fewer than four anchors.
    bool empty() const noexcept { return m_empty; }
    // How far it goes.
    const PlaneRange& across() const noexcept { return m_across; }
    const PlaneRange& up() const noexcept { return m_up; }
    bool contains(PlanePoint at) const { return m_across.contains(at.x) && m_up.contains(at.y); }
    // Where the session's current face lies; nothing between corners.
    std::optional<PlanePoint> here() const;

    // What is to be seen at a place, which is clamped to the ranges. Between corners their offsets fade as on a walk,
    // along the rows and then between them, and beyond the corners stay what they are at the edge. Not of an empty
    // plane.
    Moment at(PlanePoint place) const;
    // The session whose current face that is, to the bit: strengths, position and growth of this one are changed.
    PlaneFace goTo(PlanePoint place) const;

    // Whether the other shows the same faces at the same places. What only says where the current face is may differ.
    bool showsSame(const SessionPlane& other) const;

    const Plane& plane() const noexcept { return m_plane; }
    // Of the session, with those of the axes.
    const std::vector<SessionDirection>& directions() const noexcept { return m_directions; }

private:
    friend Session planeWalk(const SessionPlane& plane, std::span<const PlanePoint> path);
    friend SessionAnchor planeAnchor(const SessionPlane& plane, PlanePoint place);

    bool uses(PlaneAxisKind kind) const;
    PlaneRange rangeOf(const PlaneAxis& axis, int scaleCount) const;
    double placeOn(const PlaneAxis& axis) const;
    void apply(const PlaneAxis& axis, double place, PlaneFace& face) const;
    std::vector<Edit> editsAt(PlanePoint place) const;
    Latent baseAt(PlanePoint place) const;
    SharedOffsets offsetsAt(PlanePoint place) const;
    GenerateOptions optionsAt(PlanePoint place) const;
    // What the axes change, where that is one face.
    SessionAnchor shownFace() const;

    Session m_session;
    std::optional<SessionAnchor> m_aside;
    Plane m_plane;
    bool m_empty = true;
    PlaneRange m_across;
    PlaneRange m_up;
    std::vector<Latent> m_corners;  // with their own edits
    std::vector<SharedOffsets> m_cornerOffsets;
    std::optional<SessionWalk> m_walk;  // where the walk is an axis
    Latent m_base;                      // else what the axes change, the edits of every face aside
    SharedOffsets m_baseOffsets;        // that go with it
    GenerateOptions m_options;
    std::vector<SessionDirection> m_directions;
};

}  // namespace latentwalk
