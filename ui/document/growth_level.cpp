// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/growth_level.h"

#include <utility>

namespace latentwalk {

void GrowthLevel::setLevel(std::optional<double> level) {
    WalkState next = m_session.state();
    next.session.scale.reset();
    next.session.alpha.reset();
    next.session.growth = level ? std::optional(Growth{*level, *level}) : std::nullopt;
    m_session.change(std::move(next), tr("growth"), QStringLiteral("growth"));
}

}  // namespace latentwalk
