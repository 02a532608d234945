// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/edited/walk_state.h"

namespace latentwalk {

// What a new walk starts with: two faces of the built-in model that show at once what a walk is.
inline constexpr quint64 kFirstSeeds[] = {12, 30};

// The first of "A", "B" ... "Z", "AA" that no anchor has.
QString freeName(const std::vector<SessionAnchor>& anchors);

// Fills up to the fewest anchors that a walk has.
void addMissingAnchors(Session& session);

// Takes away the edits along directions that are not among the session's.
void dropEdits(WalkState& state);

// Takes away the offsets that faces carry; returns whether there were any.
bool dropOffsets(WalkState& state);

// Leaves out the choices of labels that the model does not have.
void fitLabels(WalkState& state);

// Brings everything to latents of `size` components; what only has numbers of another size is lost.
void fitTo(WalkState& state, std::int64_t size);

// Keeps growth and scale within what a model with so many scales can show; without effect where that is not known.
void fitScales(Session& session, std::optional<int> scaleCount);

}  // namespace latentwalk
