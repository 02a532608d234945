// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/anchors.h"

#include <algorithm>
#include <utility>

#include "ui/document/walk_fit.h"

namespace latentwalk {
namespace {

QString nameOf(const WalkState& state, int anchor) {
    return QString::fromStdString(state.session.anchors.at(static_cast<std::size_t>(anchor)).name);
}

void goTo(WalkState& state, int anchor) {
    state.session.position = SessionWalk(state.session).anchorPositions().at(static_cast<std::size_t>(anchor));
}

}  // namespace

Face Anchors::faceOf(const SessionAnchor& anchor) const {
    const Session& session = m_session.session();
    Face face;
    face.seed = anchor.seed;
    face.edited = !anchor.edits.empty() || !session.edits.empty();
    face.latent = edited(latentOf(session, anchor), session.edits, session.directions, session.model.labels);
    return face;
}

WalkState Anchors::with(int anchor, const SessionAnchor& face) const {
    WalkState next = m_session.state();
    SessionAnchor& place = next.session.anchors.at(static_cast<std::size_t>(anchor));
    const std::string name = std::exchange(place, face).name;
    place.name = name;
    next.aside.reset();
    return next;
}

void Anchors::setSeed(int anchor, quint64 seed) {
    replace(anchor, anchorOf(seed));
}

void Anchors::replace(int anchor, const SessionAnchor& face) {
    WalkState next = with(anchor, face);
    const QString name = nameOf(next, anchor);
    m_session.change(std::move(next), tr("anchor %1").arg(name));
}

void Anchors::pin(int anchor) {
    WalkState next = with(anchor, m_place.currentAsAnchor());
    goTo(next, anchor);
    const QString name = nameOf(next, anchor);
    m_session.change(std::move(next), tr("pin anchor %1").arg(name));
}

void Anchors::insert(int index, SessionAnchor face) {
    WalkState next = m_session.state();
    auto& anchors = next.session.anchors;
    const int place = std::clamp(index, 0, count());
    face.name = freeName(anchors).toStdString();
    anchors.insert(anchors.begin() + place, std::move(face));
    next.aside.reset();
    goTo(next, place);
    const QString name = nameOf(next, place);
    m_session.change(std::move(next), tr("insert anchor %1").arg(name));
}

void Anchors::setAll(std::vector<SessionAnchor> anchors, const QString& what) {
    WalkState next = m_session.state();
    next.session.anchors.clear();
    for (SessionAnchor& anchor : anchors) {
        if (anchor.name.empty()) {
            anchor.name = freeName(next.session.anchors).toStdString();
        }
        next.session.anchors.push_back(std::move(anchor));
    }
    addMissingAnchors(next.session);
    next.session.position = 0;
    next.aside.reset();
    m_session.change(std::move(next), what);
}

void Anchors::remove(int anchor) {
    if (count() <= kFewestAnchors) {
        return;
    }
    WalkState next = m_session.state();
    const QString name = nameOf(next, anchor);
    next.session.anchors.erase(next.session.anchors.begin() + anchor);
    m_session.change(std::move(next), tr("remove anchor %1").arg(name));
}

void Anchors::move(int from, int to) {
    WalkState next = m_session.state();
    const auto begin = next.session.anchors.begin();
    if (from < to) {
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    } else {
        std::rotate(begin + to, begin + from, begin + from + 1);
    }
    m_session.change(std::move(next), tr("move an anchor"));
}

void Anchors::rename(int anchor, const QString& name) {
    constexpr int kLongest = 40;
    const QString trimmed = name.simplified().left(kLongest);
    if (trimmed.isEmpty()) {
        return;
    }
    WalkState next = m_session.state();
    next.session.anchors.at(static_cast<std::size_t>(anchor)).name = trimmed.toStdString();
    m_session.change(std::move(next), tr("rename an anchor"));
}

}  // namespace latentwalk
