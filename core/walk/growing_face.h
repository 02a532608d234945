// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace latentwalk {

// `face` on its own, growing from 4x4 to the last of `scaleCount` (at least 1) scales, evenly and once: a walk of one
// anchor with the rest of `session`'s settings. What strip and film of a growth are made of.
Session growingFace(Session session, SessionAnchor face, int scaleCount);

// The same with a grid that is the strip of all its scales, each enlarged to the last one's size, side by side; for
// exportGrid().
Session growthStrip(Session session, SessionAnchor face, int scaleCount);

}  // namespace latentwalk
