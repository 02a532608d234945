// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/plane/session_plane.h"

namespace latentwalk {

// The session whose walk goes along a path on the plane: an anchor at each point (at least one), without a name, that
// shows the plane's face there, to the bit. All edits are the anchors' own then, and none is everybody's. Where growth
// is an axis, the walk grows evenly from its beginning's level to its end's. It begins at the first point, and is open.
Session planeWalk(const SessionPlane& plane, std::span<const PlanePoint> path);

// What makes the plane's face at a place as an anchor of the session as it is, whose edits of every face come on top:
// its own edits are what is still missing. Along directions that is the same face up to the rounding of what two steps
// one after the other do to the latent's length, some percent of the first step.
SessionAnchor planeAnchor(const SessionPlane& plane, PlanePoint place);

}  // namespace latentwalk
