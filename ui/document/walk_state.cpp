// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/walk_state.h"

namespace latentwalk {

SessionAnchor anchorOf(quint64 seed, const QString& name) {
    SessionAnchor anchor;
    anchor.name = name.toStdString();
    anchor.seed = seed;
    return anchor;
}

bool growsAlong(const Session& session) {
    return session.growth && session.growth->from != session.growth->to;
}

std::optional<double> growthLevel(const Session& session) {
    const auto& growth = session.growth;
    return growth ? std::optional(growth->from + session.position * (growth->to - growth->from)) : std::nullopt;
}

}  // namespace latentwalk
