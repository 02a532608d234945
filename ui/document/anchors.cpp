// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/anchors.h"

#include <algorithm>
#include <utility>

#include "ui/document/edited/walk_fit.h"

namespace latentwalk {
namespace {

// The anchor becomes this face, under its name, and nothing is looked at beside the walk.
void put(WalkState& state, int anchor, const SessionAnchor& face) {
    SessionAnchor& place = state.session.anchors.at(static_cast<std::size_t>(anchor));
    const std::string name = std::exchange(place, face).name;
    place.name = name;
    state.aside.reset();
}

void goTo(WalkState& state, int anchor) {
    if (!problemOfOffsets(state.session).empty()) {
        return;  // there is no such walk, and the change is refused
    }
    state.session.position = SessionWalk(state.session).anchorPositions().at(static_cast<std::size_t>(anchor));
}

}  // namespace

QString Anchors::nameOf(int anchor) const {
    return QString::fromStdString(m_session.session().anchors.at(static_cast<std::size_t>(anchor)).name);
}

Face Anchors::faceOf(const SessionAnchor& anchor) const {
    const Session& session = m_session.session();
    Face face;
    face.seed = anchor.seed;
    face.offsets = anchor.offsets.shown();
    face.edited = !anchor.edits.empty() || !session.edits.empty() || (face.seed && face.offsets);
    face.latent = edited(latentOf(session, anchor), session.edits, session.directions, session.model.labels);
    return face;
}

void Anchors::setSeed(int anchor, quint64 seed) {
    replace(anchor, anchorOf(m_session.session(), seed));
}

void Anchors::replace(int anchor, const SessionAnchor& face) {
    m_session.change(tr("anchor %1").arg(nameOf(anchor)), [&](WalkState& next) { put(next, anchor, face); });
}

void Anchors::pin(int anchor) {
    m_session.change(tr("pin anchor %1").arg(nameOf(anchor)), [&](WalkState& next) {
        put(next, anchor, m_place.currentAsAnchor());
        goTo(next, anchor);
    });
}

void Anchors::insert(int index, SessionAnchor face) {
    const int place = std::clamp(index, 0, count());
    const QString name = freeName(m_session.session().anchors);
    face.name = name.toStdString();
    m_session.change(tr("insert anchor %1").arg(name), [&](WalkState& next) {
        auto& anchors = next.session.anchors;
        anchors.insert(anchors.begin() + place, face);
        next.aside.reset();
        goTo(next, place);
    });
}

void Anchors::add(std::vector<SessionAnchor> faces, const QString& what) {
    if (faces.empty()) {
        return;
    }
    const int first = count();
    m_session.change(what, [&](WalkState& next) {
        auto& anchors = next.session.anchors;
        for (SessionAnchor& face : faces) {
            if (face.name.empty()) {
                face.name = freeName(anchors).toStdString();
            }
            anchors.push_back(std::move(face));
        }
        next.aside.reset();
        goTo(next, first);
    });
}

void Anchors::setCloseness(int anchor, double closeness) {
    const auto step = [&](WalkState& next) {
        CarriedOffsets& offsets = next.session.anchors.at(static_cast<std::size_t>(anchor)).offsets;
        if (!offsets.empty()) {
            offsets = offsets.with(std::clamp(closeness, 0.0, 1.0));
        }
    };
    m_session.change(tr("closeness of anchor %1").arg(nameOf(anchor)), step,
                     QStringLiteral("closeness of %1").arg(anchor));
}

void Anchors::setAll(std::vector<SessionAnchor> anchors, const QString& what, int shown, const QString& gesture) {
    const auto edit = [&](WalkState& next) {
        next.session.anchors.clear();
        for (SessionAnchor& anchor : anchors) {
            if (anchor.name.empty()) {
                anchor.name = freeName(next.session.anchors).toStdString();
            }
            next.session.anchors.push_back(std::move(anchor));
        }
        addMissingAnchors(next.session);
        goTo(next, shown);
        next.aside.reset();
    };
    m_session.change(what, edit, gesture);
}

void Anchors::remove(int anchor) {
    if (count() > kFewestAnchors) {
        m_session.change(tr("remove anchor %1").arg(nameOf(anchor)),
                         [&](WalkState& next) { next.session.anchors.erase(next.session.anchors.begin() + anchor); });
    }
}

void Anchors::move(int from, int to) {
    m_session.change(tr("move an anchor"), [&](WalkState& next) {
        const auto begin = next.session.anchors.begin();
        if (from < to) {
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        } else {
            std::rotate(begin + to, begin + from, begin + from + 1);
        }
    });
}

void Anchors::rename(int anchor, const QString& name) {
    constexpr int kLongest = 40;
    const QString trimmed = name.simplified().left(kLongest);
    if (!trimmed.isEmpty()) {
        m_session.change(tr("rename an anchor"), [&](WalkState& next) {
            next.session.anchors.at(static_cast<std::size_t>(anchor)).name = trimmed.toStdString();
        });
    }
}

}  // namespace latentwalk
