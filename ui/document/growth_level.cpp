// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/growth_level.h"

namespace latentwalk {

void GrowthLevel::setLevel(std::optional<double> level) {
    const auto edit = [&](WalkState& next) {
        next.session.scale.reset();
        next.session.alpha.reset();
        next.session.growth = level ? std::optional(Growth{*level, *level}) : std::nullopt;
    };
    m_session.change(tr("growth"), edit, QStringLiteral("growth"));
}

}  // namespace latentwalk
