// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// How the walk goes from anchor to anchor, and how it becomes a film and a grid.
class WalkSettings : public QObject {
    Q_OBJECT

public:
    explicit WalkSettings(EditedSession& session) : m_session(session) {}

    // Each of these is a step.
    void setPath(WalkPath path);
    void setPace(Timing timing, Easing easing);
    void setClosed(bool closed);

    // None of these is. The pace is without effect unless it is of this walk.
    void setMeasuredPace(const Pace& pace);
    void setFilm(const FilmSettings& film) { m_session.set(&Session::film, film); }
    void setGrid(const GridSettings& grid) { m_session.set(&Session::grid, grid); }

signals:
    // Path, timing, easing, closed.
    void changed();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
