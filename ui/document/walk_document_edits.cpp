// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "ui/document/walk_document.h"
#include "ui/document/walk_fit.h"

// Directions, edits and growth.
namespace latentwalk {
namespace {

std::vector<Edit>& editsOf(Session& session, EditTarget target) {
    return target.anchor ? session.anchors.at(static_cast<std::size_t>(*target.anchor)).edits : session.edits;
}

}  // namespace

void WalkDocument::setDirections(const std::vector<SessionDirection>& directions, const QString& what,
                                 const QString& gesture) {
    WalkState next = m_state;
    next.session.directions = directions;
    dropEdits(next);
    change(std::move(next), what, gesture);
}

void WalkDocument::setEdit(EditTarget target, const SessionDirection& direction, double strength) {
    WalkState next = m_state;
    Session& session = next.session;
    const auto same = [&](const auto& one) { return one.id == direction.id; };
    const auto known = std::find_if(session.directions.begin(), session.directions.end(), same);
    if (known == session.directions.end()) {
        session.directions.push_back(direction);
    } else {
        *known = direction;
    }
    std::vector<Edit>& edits = editsOf(session, target);
    const auto edit =
        std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.direction == direction.id; });
    if (strength == 0) {
        if (edit != edits.end()) {
            edits.erase(edit);
        }
    } else if (edit != edits.end()) {
        edit->strength = strength;
    } else {
        edits.push_back({direction.id, strength});
    }
    const QString id = QString::fromStdString(direction.id);
    change(std::move(next), tr("strength of a direction"),
           QStringLiteral("edit %1 %2").arg(target.anchor.value_or(-1)).arg(id));
}

double WalkDocument::strengthOf(EditTarget target, const std::string& direction) const {
    const bool known = !target.anchor || (*target.anchor >= 0 && *target.anchor < anchorCount());
    if (!known) {
        return 0;
    }
    const auto& edits = target.anchor ? anchors()[static_cast<std::size_t>(*target.anchor)].edits : session().edits;
    const auto edit = std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.direction == direction; });
    return edit == edits.end() ? 0.0 : edit->strength;
}

void WalkDocument::clearEdits(EditTarget target) {
    WalkState next = m_state;
    editsOf(next.session, target).clear();
    change(std::move(next), tr("reset directions"));
}

void WalkDocument::setGrowthLevel(std::optional<double> level) {
    WalkState next = m_state;
    next.session.scale.reset();
    next.session.alpha.reset();
    next.session.growth = level ? std::optional(Growth{*level, *level}) : std::nullopt;
    change(std::move(next), tr("growth"), QStringLiteral("growth"));
}

std::optional<double> WalkDocument::growthLevel() const {
    const auto& growth = session().growth;
    return growth ? std::optional(growth->from + position() * (growth->to - growth->from)) : std::nullopt;
}

}  // namespace latentwalk
