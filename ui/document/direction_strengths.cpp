// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/direction_strengths.h"

#include <algorithm>
#include <iterator>

#include "ui/document/edited/walk_fit.h"

namespace latentwalk {
namespace {

std::vector<Edit>& editsOf(Session& session, EditTarget target) {
    return target.anchor ? session.anchors.at(static_cast<std::size_t>(*target.anchor)).edits : session.edits;
}

}  // namespace

void DirectionStrengths::setKnown(const std::vector<SessionDirection>& directions, const QString& what,
                                  const QString& gesture) {
    const auto edit = [&](WalkState& next) {
        next.session.directions = directions;
        dropEdits(next);
    };
    m_session.change(what, edit, gesture);
}

void DirectionStrengths::setStrength(EditTarget target, const SessionDirection& direction, double strength) {
    const auto change = [&](WalkState& next) {
        auto& all = next.session.directions;
        const auto same = [&](const auto& one) { return one.id == direction.id; };
        const auto known = std::find_if(all.begin(), all.end(), same);
        if (known == all.end()) {
            all.push_back(direction);
        } else {
            *known = direction;
        }
        std::vector<Edit>& edits = editsOf(next.session, target);
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
    };
    const QString id = QString::fromStdString(direction.id);
    m_session.change(tr("strength of a direction"), change,
                     QStringLiteral("edit %1 %2").arg(target.anchor.value_or(-1)).arg(id));
}

double DirectionStrengths::strengthOf(EditTarget target, const std::string& direction) const {
    const Session& session = m_session.session();
    const bool known = !target.anchor || (*target.anchor >= 0 && *target.anchor < std::ssize(session.anchors));
    if (!known) {
        return 0;
    }
    const auto& edits = target.anchor ? session.anchors[static_cast<std::size_t>(*target.anchor)].edits : session.edits;
    const auto edit = std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.direction == direction; });
    return edit == edits.end() ? 0.0 : edit->strength;
}

void DirectionStrengths::setHeld(const std::string& id, bool held) {
    m_session.change(held ? tr("hold a direction") : tr("let a direction go"), [&](WalkState& next) {
        std::erase(next.session.held, id);
        if (held) {
            next.session.held.push_back(id);
        }
    });
}

void DirectionStrengths::clear(EditTarget target) {
    m_session.change(tr("reset directions"), [&](WalkState& next) { editsOf(next.session, target).clear(); });
}

}  // namespace latentwalk
