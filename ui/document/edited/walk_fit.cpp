// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/edited/walk_fit.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace latentwalk {
namespace {

std::string letters(int index) {
    std::string name;
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
        name.insert(name.begin(), static_cast<char>('A' + rest % 26));
    }
    return name;
}

void dropEdits(std::vector<Edit>& edits, const std::vector<SessionDirection>& directions) {
    std::erase_if(edits, [&](const Edit& edit) {
        return std::none_of(directions.begin(), directions.end(),
                            [&](const SessionDirection& one) { return one.id == edit.direction; });
    });
}

// The family with those of its faces changed that are concerned: `change` says of each whether it was. Nothing where
// none was.
std::optional<Family> changedFaces(const Family& family, const std::function<bool(const FamilyFace&)>& isConcerned,
                                   const std::function<bool(FamilyFace&)>& change) {
    Family::Parts parts = family.parts();
    bool any = false;
    for (auto& generation : parts.generations) {
        if (std::ranges::none_of(generation->faces, isConcerned)) {
            continue;
        }
        Generation next = *generation;
        bool changed = false;
        for (FamilyFace& face : next.faces) {
            changed = change(face) || changed;
        }
        if (changed) {
            generation = std::make_shared<const Generation>(std::move(next));
            any = true;
        }
    }
    return any ? std::optional(Family(std::move(parts))) : std::nullopt;
}

}  // namespace

QString freeName(const std::vector<SessionAnchor>& anchors) {
    for (int i = 0;; ++i) {
        const std::string name = letters(i);
        if (std::none_of(anchors.begin(), anchors.end(), [&](const auto& one) { return one.name == name; })) {
            return QString::fromStdString(name);
        }
    }
}

void addMissingAnchors(Session& session) {
    while (session.anchors.size() < static_cast<std::size_t>(kFewestAnchors)) {
        const quint64 first = kFirstSeeds[session.anchors.size()];
        // A walk from a face to itself would show nothing.
        const bool taken = !session.anchors.empty() && session.anchors.front().seed == first;
        session.anchors.push_back(anchorOf(session, taken ? kFirstSeeds[0] : first, freeName(session.anchors)));
    }
}

void dropEdits(WalkState& state) {
    Session& session = state.session;
    dropEdits(session.edits, session.directions);
    for (SessionAnchor& anchor : session.anchors) {
        dropEdits(anchor.edits, session.directions);
    }
    if (state.aside) {
        dropEdits(state.aside->edits, session.directions);
    }
}

bool dropOffsets(WalkState& state) {
    bool any = false;
    const auto drop = [&](SessionAnchor& face) {
        any = any || !face.offsets.empty();
        face.offsets = {};
    };
    std::ranges::for_each(state.session.anchors, drop);
    if (state.aside) {
        drop(*state.aside);
    }
    const auto carries = [](const FamilyFace& face) { return !face.face.offsets.empty(); };
    const auto bare = [&](FamilyFace& face) { return carries(face) && (face.face.offsets.clear(), true); };
    if (auto family = changedFaces(state.session.family, carries, bare)) {
        state.session.family = std::move(*family);
        any = true;
    }
    return any;
}

void fitLabels(WalkState& state) {
    Session& session = state.session;
    fitTo(session.model.labels, session.labels);
    for (SessionAnchor& anchor : session.anchors) {
        fitTo(session.model.labels, anchor.labels);
    }
    if (state.aside) {
        fitTo(session.model.labels, state.aside->labels);
    }
    const auto refit = [&](FamilyFace& face) {
        const LabelChoice before = face.labels;
        fitTo(session.model.labels, face.labels);
        return face.labels != before;
    };
    if (auto family = changedFaces(
            session.family, [](const FamilyFace& face) { return !face.labels.empty(); }, refit)) {
        session.family = std::move(*family);
    }
}

void fitTo(WalkState& state, std::int64_t size) {
    Session& session = state.session;
    session.model.latentSize = size;
    std::erase_if(session.directions, [&](const SessionDirection& direction) {
        return static_cast<std::int64_t>(direction.components.size()) != size;
    });
    dropEdits(state);
    const auto differs = [&](const PlaneAxis& axis) {
        return axis.kind == PlaneAxisKind::Direction &&
               static_cast<std::int64_t>(axis.direction.components.size()) != size;
    };
    if (session.plane && (differs(session.plane->across) || differs(session.plane->up))) {
        session.plane.reset();
    }
    const Family& family = session.family;
    if (!family.empty() && std::ssize(family.generations().front()->faces.front().face.latent) != size) {
        session.family = {};
    }
    for (std::size_t i = 0; i < session.anchors.size(); ++i) {
        SessionAnchor& anchor = session.anchors[i];
        if (!anchor.seed && static_cast<std::int64_t>(anchor.components.size()) != size) {
            anchor.components.clear();
            anchor.seed = kFirstSeeds[i % std::size(kFirstSeeds)];
            anchor.labels = session.labels;
            anchor.offsets = {};
        }
    }
    fitLabels(state);
    if (state.aside && !state.aside->seed) {
        state.aside.reset();
    }
}

void fitScales(Session& session, std::optional<int> scaleCount) {
    if (!scaleCount) {
        return;
    }
    if (auto& growth = session.growth) {
        growth->from = std::min(growth->from, *scaleCount - 1.0);
        growth->to = std::min(growth->to, *scaleCount - 1.0);
    }
    if (session.scale) {
        session.scale = std::min(*session.scale, *scaleCount - 1);
    }
}

}  // namespace latentwalk
