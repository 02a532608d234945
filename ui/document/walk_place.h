// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// Where on the walk we are, and what is shown: the face there, or one beside the walk that is only being looked at. No
// command of it is a step.
class WalkPlace : public QObject {
    Q_OBJECT

public:
    explicit WalkPlace(EditedSession& session) : m_session(session) {}

    double position() const { return m_session.session().position; }
    // The face beside the walk that is being looked at, if any.
    const std::optional<SessionAnchor>& aside() const { return m_session.state().aside; }
    // The face to show: the one aside, else the walk's at the position.
    Face current() const;
    // What makes the shown face again, without everybody's edits: an anchor as it is, or the latent of the place.
    SessionAnchor currentAsAnchor() const;
    // The session that shows the shown face at its position: the walk's, or one of the face aside alone, at position 0
    // and grown as far as it is.
    Session sessionOfCurrent() const;
    // Which anchor is at the position exactly, if one is and no face is looked at aside.
    std::optional<int> anchorAtPosition() const;
    // The position of an anchor on the walk.
    double positionOf(int anchor) const;
    // The position of the next anchor in direction +1 or -1, or the end of the walk.
    double anchorBeside(double position, int direction) const;

    // Goes back to the walk. `position` is clamped to [0, 1].
    void setPosition(double position);
    // Shows a seed's face, or any other, beside the walk.
    void showSeed(quint64 seed);
    void showAside(SessionAnchor face);

signals:
    // Anything that decides what is where on the walk: anchors, path, timing, edits.
    void walkChanged();
    // The position, or whether a face aside is shown.
    void positionChanged();
    // current() may be another face than before.
    void currentChanged();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
