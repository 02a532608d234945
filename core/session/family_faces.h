// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace latentwalk {

// A face of a family as an anchor: by its seed where it has one, without edits, with its name and the offsets that it
// shows.
SessionAnchor anchorOf(const FamilyFace& face);

// An anchor as a founder: `latent` is its own with its edits, as latentOf() in core/walk/session_walk.h gives it. A
// seed that is not edited stays one.
FamilyFace founderOf(const SessionAnchor& anchor, Latent latent);

// A session whose walk leads through `faces` of the family, in their order: their film. The rest of the session stays,
// without edits, growth and closing. Throws std::out_of_range where a face is not there.
Session walkThrough(const Session& session, const Family& family, const std::vector<FaceId>& faces);

}  // namespace latentwalk
