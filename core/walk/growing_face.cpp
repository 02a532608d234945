// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/growing_face.h"

#include <utility>

namespace latentwalk {

Session growingFace(Session session, SessionAnchor face, int scaleCount) {
    face.name.clear();
    session.anchors = {std::move(face)};
    session.closed = false;
    session.timing = Timing::Even;
    session.easing = Easing::None;
    session.pace.reset();
    session.position = 1;
    session.scale.reset();
    session.alpha.reset();
    session.growth = Growth{0, scaleCount - 1.0};
    return session;
}

Session growthStrip(Session session, SessionAnchor face, int scaleCount) {
    session = growingFace(std::move(session), std::move(face), scaleCount);
    session.grid.cells = GridCells::Frames;
    session.grid.steps = scaleCount;
    session.grid.columns = scaleCount;
    return session;
}

}  // namespace latentwalk
