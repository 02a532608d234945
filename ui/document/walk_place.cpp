// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/walk_place.h"

#include <algorithm>
#include <utility>

namespace latentwalk {

std::optional<int> WalkPlace::anchorAtPosition() const {
    if (aside()) {
        return std::nullopt;
    }
    const std::vector<double>& places = m_session.walk().anchorPositions();
    const auto place = std::find(places.begin(), places.end(), position());
    if (place == places.end()) {
        return std::nullopt;
    }
    // A closed walk ends at its first anchor.
    return static_cast<int>(place - places.begin()) % static_cast<int>(m_session.session().anchors.size());
}

Face WalkPlace::current() const {
    const Session& session = m_session.session();
    const Moment moment = aside() ? SessionWalk(sessionOfCurrent()).at(0) : m_session.walk().at(position());
    // Between anchors it is nobody's.
    const std::optional<int> place = anchorAtPosition();
    const SessionAnchor* const anchor = aside() ? &*aside()
                                        : place ? &session.anchors[static_cast<std::size_t>(*place)]
                                                : nullptr;
    const auto moves = [](const Edit& edit) { return edit.strength != 0; };
    const bool moved = (anchor != nullptr && std::any_of(anchor->edits.begin(), anchor->edits.end(), moves)) ||
                       std::any_of(session.edits.begin(), session.edits.end(), moves);
    const std::optional<std::uint64_t> seed = anchor != nullptr ? anchor->seed : std::nullopt;
    return {seed, moved || (seed && moment.offsets), moment.latent, moment.options, moment.offsets};
}

SessionAnchor WalkPlace::currentAsAnchor() const {
    if (aside()) {
        return *aside();
    }
    return faceOn(m_session.walk(), m_session.session(), position());
}

Session WalkPlace::sessionOfCurrent() const {
    Session session = m_session.session();
    if (aside()) {
        session.anchors = {*aside()};
        session.closed = false;
        session.timing = Timing::Even;
        session.pace.reset();
        if (const auto level = growthLevel(session)) {
            session.growth = Growth{*level, *level};
        }
        session.position = 0;
    }
    return session;
}

double WalkPlace::positionOf(int anchor) const {
    return m_session.walk().anchorPositions().at(static_cast<std::size_t>(anchor));
}

double WalkPlace::anchorBeside(double position, int direction) const {
    // An anchor's own position must not round to just before or after it.
    constexpr double kSamePlace = 1e-9;
    const std::vector<double>& places = m_session.walk().anchorPositions();
    if (direction > 0) {
        const auto next =
            std::find_if(places.begin(), places.end(), [&](double p) { return p > position + kSamePlace; });
        return next == places.end() ? 1.0 : *next;
    }
    const auto before =
        std::find_if(places.rbegin(), places.rend(), [&](double p) { return p < position - kSamePlace; });
    return before == places.rend() ? 0.0 : *before;
}

void WalkPlace::setPosition(double position) {
    const double clamped = std::clamp(position, 0.0, 1.0);
    if (clamped != this->position() || aside()) {
        m_session.look(clamped, std::nullopt);
    }
}

void WalkPlace::showSeed(quint64 seed) {
    showAside(anchorOf(m_session.session(), seed));
}

void WalkPlace::showAside(SessionAnchor face) {
    face.name.clear();
    m_session.look(position(), std::move(face));
}

}  // namespace latentwalk
