// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <string>
#include <vector>

#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// The directions that the session knows, and how far each moves the faces. Each command is a step.
class DirectionStrengths : public QObject {
    Q_OBJECT

public:
    explicit DirectionStrengths(EditedSession& session) : m_session(session) {}

    // The directions that edits refer to; edits along those that are gone are dropped. Steps of one `gesture` are
    // undone together; without one each is a step of its own.
    void setKnown(const std::vector<SessionDirection>& directions, const QString& what, const QString& gesture = {});
    // The strength of an edit; 0 takes it away. The direction joins the session's when it is not among them. Steps of
    // one gesture are undone together.
    void setStrength(EditTarget target, const SessionDirection& direction, double strength);
    double strengthOf(EditTarget target, const std::string& direction) const;
    // Takes all edits of the target away.
    void clear(EditTarget target);

    // The ids of the named directions that the others leave as they are.
    const std::vector<std::string>& held() const { return m_session.session().held; }
    void setHeld(const std::string& id, bool held);

signals:
    // Directions or strengths.
    void changed();
    void heldChanged();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
