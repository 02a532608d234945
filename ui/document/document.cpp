// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/document.h"

#include <utility>

#include "core/walk/recorded_model.h"
#include "ui/document/edited/walk_fit.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kUsualLatentSize = 512;

}  // namespace

Document::Document(QObject* parent) : QObject(parent) {
    WalkState first;
    first.session.model.latentSize = kUsualLatentSize;
    addMissingAnchors(first.session);
    m_session.replace(std::move(first));
    connect(&m_session, &EditedSession::replaced, this, &Document::tell);
    connect(&m_session, &EditedSession::refused, this, &Document::refused);
}

// The parts before the whole: who hears of a place finds the anchors, settings and strengths of now shown already.
void Document::tell(const Differences& what) {
    if (what.anchors) {
        emit m_anchors.changed();
    }
    if (what.path) {
        emit m_settings.changed();
    }
    if (what.edits) {
        emit m_directions.changed();
    }
    if (what.held) {
        emit m_directions.heldChanged();
    }
    if (what.growth) {
        emit m_growth.changed();
    }
    if (what.plane) {
        emit m_plane.changed();
    }
    if (what.family) {
        emit m_family.changed();
    }
    if (what.labels) {
        emit m_labels.changed();
    }
    if (what.walk) {
        emit m_place.walkChanged();
    }
    if (what.position) {
        emit m_place.positionChanged();
    }
    emit m_place.currentChanged();
}

bool Document::setModel(const ModelReference& model, int scaleCount) {
    WalkState next = m_session.state();
    const bool otherSize = model.latentSize != next.session.model.latentSize;
    // Offsets are of one network's features. Another network would make nothing of them that anybody knows.
    const bool otherNetwork = standingOf(model, session().model) == ModelStanding::Other;
    const bool dropsOffsets = otherNetwork && dropOffsets(next);
    if (otherNetwork) {
        m_session.setOtherNetwork();
    }
    next.session.model = model;
    m_session.setScaleCount(scaleCount);
    fitTo(next, model.latentSize);
    fitScales(next.session, scaleCount);
    const Session& before = session();
    const bool leftOut = next.session.anchors != before.anchors || next.session.directions != before.directions ||
                         next.session.edits != before.edits || next.session.family != before.family;
    if (otherSize) {
        const bool changed = !undoStack().isClean();
        undoStack().clear();
        if (changed || leftOut) {
            undoStack().resetClean();  // clear() calls even what was never saved clean
        }
    } else if (dropsOffsets) {
        undoStack().resetClean();
    }
    endGesture();
    m_session.replaceAll(std::move(next));
    return leftOut;
}

void Document::setSession(const Session& session) {
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
    undoStack().clear();
    undoStack().setClean();  // which clear() leaves as it is when there is nothing to clear
    endGesture();
    m_session.replace(std::move(next));
}

}  // namespace latentwalk
