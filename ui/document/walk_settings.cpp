// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/walk_settings.h"

#include <utility>

namespace latentwalk {

void WalkSettings::setPath(WalkPath path) {
    m_session.change(tr("path"), [&](WalkState& next) { next.session.path = path; });
}

void WalkSettings::setPace(Timing timing, Easing easing) {
    m_session.change(tr("pace"), [&](WalkState& next) {
        next.session.timing = timing;
        next.session.easing = easing;
    });
}

void WalkSettings::setClosed(bool closed) {
    m_session.change(closed ? tr("close the loop") : tr("open the loop"),
                     [&](WalkState& next) { next.session.closed = closed; });
}

void WalkSettings::setMeasuredPace(const Pace& pace) {
    WalkState next = m_session.state();
    next.session.pace = pace;
    if (!SessionWalk(next.session).needsPace()) {
        m_session.replace(std::move(next));
    }
}

}  // namespace latentwalk
