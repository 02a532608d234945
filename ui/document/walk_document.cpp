// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/walk_document.h"

#include <algorithm>
#include <cmath>

#include "ui/document/session_change.h"
#include "ui/document/walk_fit.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kUsualLatentSize = 512;

SessionAnchor anchorOf(quint64 seed, const QString& name = {}) {
    SessionAnchor anchor;
    anchor.name = name.toStdString();
    anchor.seed = seed;
    return anchor;
}

bool sameWalk(const Session& a, const Session& b) {
    return a.anchors == b.anchors && a.path == b.path && a.timing == b.timing && a.easing == b.easing &&
           a.closed == b.closed && a.edits == b.edits && a.directions == b.directions && a.model == b.model &&
           a.pace == b.pace;
}

bool samePath(const Session& a, const Session& b) {
    return a.path == b.path && a.timing == b.timing && a.easing == b.easing && a.closed == b.closed;
}

}  // namespace

bool growsAlong(const Session& session) {
    return session.growth && session.growth->from != session.growth->to;
}

WalkDocument::WalkDocument(QObject* parent) : QObject(parent) {
    m_state.session.model.latentSize = kUsualLatentSize;
    addMissingAnchors(m_state.session);
}

void WalkDocument::addMissingAnchors(Session& session) const {
    while (session.anchors.size() < static_cast<std::size_t>(kFewestAnchors)) {
        const quint64 first = kFirstSeeds[session.anchors.size()];
        // A walk from a face to itself would show nothing.
        const bool taken = !session.anchors.empty() && session.anchors.front().seed == first;
        session.anchors.push_back(anchorOf(taken ? kFirstSeeds[0] : first, freeName(session.anchors)));
    }
}

const SessionWalk& WalkDocument::walk() const {
    if (!m_walk) {
        m_walk.emplace(m_state.session);
    }
    return *m_walk;
}

std::optional<int> WalkDocument::anchorAtPosition() const {
    if (m_state.aside) {
        return std::nullopt;
    }
    const std::vector<double>& places = walk().anchorPositions();
    const auto place = std::find(places.begin(), places.end(), position());
    if (place == places.end()) {
        return std::nullopt;
    }
    return static_cast<int>(place - places.begin()) % anchorCount();
}

Face WalkDocument::current() const {
    Face face;
    if (m_state.aside) {
        const Session alone = sessionOfCurrent();
        const Moment moment = SessionWalk(alone).at(alone.position);
        face.latent = moment.latent;
        face.options = moment.options;
    } else {
        const Moment moment = walk().at(position());
        face.latent = moment.latent;
        face.options = moment.options;
    }
    const SessionAnchor anchor = currentAsAnchor();
    face.seed = anchor.seed;
    const auto moves = [](const Edit& edit) { return edit.strength != 0; };
    face.edited = std::any_of(anchor.edits.begin(), anchor.edits.end(), moves) ||
                  std::any_of(session().edits.begin(), session().edits.end(), moves);
    return face;
}

Face WalkDocument::faceOf(const SessionAnchor& anchor) const {
    Face face;
    face.seed = anchor.seed;
    face.edited = !anchor.edits.empty() || !session().edits.empty();
    face.latent = edited(latentOf(session(), anchor), session().edits, session().directions, labels());
    return face;
}

SessionAnchor WalkDocument::currentAsAnchor() const {
    if (m_state.aside) {
        return *m_state.aside;
    }
    if (const auto anchor = anchorAtPosition()) {
        SessionAnchor same = anchors()[static_cast<std::size_t>(*anchor)];
        same.name.clear();
        return same;
    }
    const SessionWalk::Place place = walk().placeAt(position());
    SessionAnchor found;
    found.components = walk().walk().within(place.segment, place.t);
    return found;
}

Session WalkDocument::sessionOfCurrent() const {
    Session session = m_state.session;
    if (m_state.aside) {
        session.anchors = {*m_state.aside};
        session.closed = false;
        session.timing = Timing::Even;
        session.pace.reset();
        if (const auto level = growthLevel()) {
            session.growth = Growth{*level, *level};
        }
        session.position = 0;
    }
    return session;
}

double WalkDocument::positionOf(int anchor) const {
    return walk().anchorPositions().at(static_cast<std::size_t>(anchor));
}

double WalkDocument::anchorBeside(double position, int direction) const {
    // An anchor's own position must not round to just before or after it.
    constexpr double kSamePlace = 1e-9;
    const std::vector<double>& places = walk().anchorPositions();
    if (direction > 0) {
        const auto next =
            std::find_if(places.begin(), places.end(), [&](double p) { return p > position + kSamePlace; });
        return next == places.end() ? 1.0 : *next;
    }
    const auto before =
        std::find_if(places.rbegin(), places.rend(), [&](double p) { return p < position - kSamePlace; });
    return before == places.rend() ? 0.0 : *before;
}

QString WalkDocument::freeAnchorName() const {
    return freeName(anchors());
}

bool WalkDocument::setModel(const ModelReference& model, int scaleCount) {
    WalkState next = m_state;
    const bool otherSize = model.latentSize != next.session.model.latentSize;
    next.session.model = model;
    m_scaleCount = scaleCount;
    fitTo(next, model.latentSize);
    fitScales(next.session, m_scaleCount);
    const Session& before = m_state.session;
    const bool leftOut = next.session.anchors != before.anchors || next.session.directions != before.directions ||
                         next.session.edits != before.edits;
    if (otherSize) {
        const bool changed = !m_undo.isClean();
        m_undo.clear();
        if (changed || leftOut) {
            m_undo.resetClean();  // clear() calls even what was never saved clean
        }
    }
    m_gesture.clear();
    m_state = std::move(next);
    m_walk.reset();
    emit anchorsChanged();
    emit pathChanged();
    emit editsChanged();
    emit growthChanged();
    emit walkChanged();
    emit positionChanged();
    emit currentChanged();
    return leftOut;
}

void WalkDocument::setSession(const Session& session) {
    WalkState next{session, std::nullopt};
    next.session.stretch = false;  // the stage never does: what is saved from here is what is shown
    if (auto& anchors = next.session.anchors; anchors.size() == 1) {
        if (anchors.front().name.empty()) {
            anchors.front().name = freeName({}).toStdString();
        }
        if (growsAlong(session)) {
            anchors.push_back(anchors.front());
            anchors.back().name = freeName(anchors).toStdString();
        } else {
            next.session.position = 0;  // elsewhere the second anchor, which was not there, would show through
        }
    }
    addMissingAnchors(next.session);
    m_undo.clear();
    m_undo.setClean();  // which clear() leaves as it is when there is nothing to clear
    m_gesture.clear();
    replace(std::move(next));
}

void WalkDocument::setMeasuredPace(const Pace& pace) {
    Session session = m_state.session;
    session.pace = pace;
    if (SessionWalk(session).needsPace()) {
        return;
    }
    WalkState next = m_state;
    next.session.pace = pace;
    replace(std::move(next));
}

void WalkDocument::setPosition(double position) {
    const double clamped = std::clamp(position, 0.0, 1.0);
    if (clamped == m_state.session.position && !m_state.aside) {
        return;
    }
    m_state.session.position = clamped;
    m_state.aside.reset();
    emit positionChanged();
    emit currentChanged();
}

void WalkDocument::showSeed(quint64 seed) {
    showAside(anchorOf(seed));
}

void WalkDocument::showAside(const SessionAnchor& face) {
    m_state.aside = face;
    m_state.aside->name.clear();
    emit positionChanged();
    emit currentChanged();
}

void WalkDocument::change(WalkState next, const QString& text, const QString& gesture) {
    if (next == m_state) {
        return;
    }
    // Two gestures of the same control are two steps.
    const bool goesOn = !gesture.isEmpty() && m_gesture.section(u'#', 0, -2) == gesture;
    if (!goesOn) {
        static quint64 count = 0;
        m_gesture = gesture.isEmpty() ? QString() : gesture + u'#' + QString::number(++count);
    }
    const QUndoCommand* newest = m_undo.index() > 0 ? m_undo.command(m_undo.index() - 1) : nullptr;
    m_undo.push(new SessionChange(*this, m_state, next, text, m_gesture, dynamic_cast<const SessionChange*>(newest)));
}

void WalkDocument::restore(WalkState state) {
    const Session& now = m_state.session;
    state.session.model = now.model;
    state.session.film = now.film;
    state.session.grid = now.grid;
    state.session.view = now.view;
    fitScales(state.session, m_scaleCount);
    replace(std::move(state));
}

// What differs is told; undo and redo come here, too.
void WalkDocument::replace(WalkState next) {
    const WalkState before = std::exchange(m_state, std::move(next));
    const Session& now = m_state.session;
    const bool walk = !sameWalk(before.session, now);
    const bool growth =
        before.session.growth != now.growth || before.session.scale != now.scale || before.session.alpha != now.alpha;
    if (walk || growth) {
        m_walk.reset();
    }
    if (before.session.anchors != now.anchors || before.session.model != now.model) {
        emit anchorsChanged();
    }
    if (!samePath(before.session, now)) {
        emit pathChanged();
    }
    if (before.session.edits != now.edits || before.session.directions != now.directions ||
        before.session.anchors != now.anchors) {
        emit editsChanged();
    }
    if (growth) {
        emit growthChanged();
    }
    if (walk) {
        emit walkChanged();
    }
    if (before.session.position != now.position || before.aside != m_state.aside || walk) {
        emit positionChanged();
    }
    emit currentChanged();
}

void WalkDocument::setPath(WalkPath path) {
    WalkState next = m_state;
    next.session.path = path;
    change(std::move(next), tr("path"));
}

void WalkDocument::setPace(Timing timing, Easing easing) {
    WalkState next = m_state;
    next.session.timing = timing;
    next.session.easing = easing;
    change(std::move(next), tr("pace"));
}

void WalkDocument::setClosed(bool closed) {
    WalkState next = m_state;
    next.session.closed = closed;
    change(std::move(next), closed ? tr("close the loop") : tr("open the loop"));
}

void WalkDocument::setAnchorSeed(int anchor, quint64 seed) {
    replaceAnchor(anchor, anchorOf(seed));
}

void WalkDocument::replaceAnchor(int anchor, const SessionAnchor& face) {
    WalkState next = m_state;
    SessionAnchor& place = next.session.anchors.at(static_cast<std::size_t>(anchor));
    const std::string name = place.name;
    place = face;
    place.name = name;
    next.aside.reset();
    change(std::move(next), tr("anchor %1").arg(QString::fromStdString(name)));
}

void WalkDocument::pin(int anchor) {
    WalkState next = m_state;
    SessionAnchor& place = next.session.anchors.at(static_cast<std::size_t>(anchor));
    const std::string name = place.name;
    place = currentAsAnchor();
    place.name = name;
    next.aside.reset();
    next.session.position = SessionWalk(next.session).anchorPositions().at(static_cast<std::size_t>(anchor));
    change(std::move(next), tr("pin anchor %1").arg(QString::fromStdString(name)));
}

void WalkDocument::insertAnchor(int index, SessionAnchor face) {
    WalkState next = m_state;
    const int place = std::clamp(index, 0, anchorCount());
    face.name = freeAnchorName().toStdString();
    const QString text = tr("insert anchor %1").arg(QString::fromStdString(face.name));
    next.session.anchors.insert(next.session.anchors.begin() + place, std::move(face));
    next.aside.reset();
    next.session.position = SessionWalk(next.session).anchorPositions().at(static_cast<std::size_t>(place));
    change(std::move(next), text);
}

void WalkDocument::setAnchors(std::vector<SessionAnchor> anchors, const QString& what) {
    WalkState next = m_state;
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
    change(std::move(next), what);
}

void WalkDocument::removeAnchor(int anchor) {
    if (anchorCount() <= kFewestAnchors) {
        return;
    }
    WalkState next = m_state;
    const QString text =
        tr("remove anchor %1").arg(QString::fromStdString(anchors().at(static_cast<std::size_t>(anchor)).name));
    next.session.anchors.erase(next.session.anchors.begin() + anchor);
    change(std::move(next), text);
}

void WalkDocument::moveAnchor(int from, int to) {
    WalkState next = m_state;
    auto& anchors = next.session.anchors;
    const auto begin = anchors.begin();
    if (from < to) {
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    } else {
        std::rotate(begin + to, begin + from, begin + from + 1);
    }
    change(std::move(next), tr("move an anchor"));
}

void WalkDocument::renameAnchor(int anchor, const QString& name) {
    constexpr int kLongest = 40;
    const QString trimmed = name.simplified().left(kLongest);
    if (trimmed.isEmpty()) {
        return;
    }
    WalkState next = m_state;
    next.session.anchors.at(static_cast<std::size_t>(anchor)).name = trimmed.toStdString();
    change(std::move(next), tr("rename an anchor"));
}

}  // namespace latentwalk
