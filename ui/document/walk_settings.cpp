// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/walk_settings.h"

#include <utility>

namespace latentwalk {

void WalkSettings::setPath(WalkPath path) {
    WalkState next = m_session.state();
    next.session.path = path;
    m_session.change(std::move(next), tr("path"));
}

void WalkSettings::setPace(Timing timing, Easing easing) {
    WalkState next = m_session.state();
    next.session.timing = timing;
    next.session.easing = easing;
    m_session.change(std::move(next), tr("pace"));
}

void WalkSettings::setClosed(bool closed) {
    WalkState next = m_session.state();
    next.session.closed = closed;
    m_session.change(std::move(next), closed ? tr("close the loop") : tr("open the loop"));
}

void WalkSettings::setMeasuredPace(const Pace& pace) {
    WalkState next = m_session.state();
    next.session.pace = pace;
    if (!SessionWalk(next.session).needsPace()) {
        m_session.replace(std::move(next));
    }
}

}  // namespace latentwalk
