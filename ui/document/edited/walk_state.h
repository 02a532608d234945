// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <utility>

#include "core/walk/session_walk.h"

namespace latentwalk {

inline constexpr int kFewestAnchors = 2;

// Everything that undo brings back: the session and possibly a face beside the walk that is only being looked at.
struct WalkState {
    Session session;
    std::optional<SessionAnchor> aside;

    bool operator==(const WalkState&) const = default;
};

// What the stage is asked to show, ready for the generator.
struct Face {
    std::optional<quint64> seed;  // where the latent, edits aside, is that of a seed
    bool edited = false;          // whether any direction moves it
    Latent latent;                // edits included
    GenerateOptions options;
    SharedOffsets offsets = {};  // null: none

    bool operator==(const Face& other) const {
        return seed == other.seed && edited == other.edited && latent == other.latent &&
               options.scale == other.options.scale && options.alpha == other.options.alpha &&
               sameOffsets(offsets, other.offsets);
    }
};

// Whose edits are meant: those of every face, or one anchor's own.
struct EditTarget {
    std::optional<int> anchor;  // without one: everything that is shown

    bool operator==(const EditTarget&) const = default;
};

// The face of a seed, with the labels that are chosen for all.
inline SessionAnchor anchorOf(const Session& session, quint64 seed, const QString& name = {}) {
    return {name.toStdString(), seed, {}, {}, session.labels};
}

// A face that was found for a photograph, or that a file holds.
inline SessionAnchor anchorOf(Latent latent, CarriedOffsets offsets) {
    SessionAnchor anchor;
    anchor.components = std::move(latent);
    anchor.offsets = std::move(offsets);
    return anchor;
}

// Whether the walk goes along the growth of the faces, not only from face to face.
inline bool growsAlong(const Session& session) {
    return session.growth && session.growth->from != session.growth->to;
}

// How far the network has grown at the session's position, a level as growthAt() takes it; without one it is as the
// model's file says.
inline std::optional<double> growthLevel(const Session& session) {
    const auto& growth = session.growth;
    return growth ? std::optional(growth->from + session.position * (growth->to - growth->from)) : std::nullopt;
}

}  // namespace latentwalk
