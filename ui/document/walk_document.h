// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <optional>

#include "core/walk/session_walk.h"

namespace latentwalk {

// Whether the walk goes along the growth of the faces, not only from face to face.
bool growsAlong(const Session& session);

// What the stage is asked to show, ready for the generator.
struct Face {
    std::optional<quint64> seed;  // where the latent, edits aside, is that of a seed
    bool edited = false;          // whether any direction moves it
    Latent latent;                // edits included
    GenerateOptions options;

    bool operator==(const Face& other) const {
        return seed == other.seed && edited == other.edited && latent == other.latent &&
               options.scale == other.options.scale && options.alpha == other.options.alpha;
    }
};

// Everything that undo brings back: the session and possibly a face beside the walk that is only being looked at.
struct WalkState {
    Session session;
    std::optional<SessionAnchor> aside;

    bool operator==(const WalkState&) const = default;
};

// Whose edits are meant: those of every face, or one anchor's own.
struct EditTarget {
    std::optional<int> anchor;  // without one: everything that is shown

    bool operator==(const EditTarget&) const = default;
};

// What the user works on, as one session value: the anchors, the way between them, where on it we are, directions and
// growth. No widgets, no thread but the UI's. Every setter that changes something emits and can be undone, except for
// those of the position, of what is looked at beside the walk, and of the model. There are always at least two anchors.
class WalkDocument : public QObject {
    Q_OBJECT

public:
    static constexpr int kFewestAnchors = 2;

    explicit WalkDocument(QObject* parent = nullptr);

    const Session& session() const { return m_state.session; }
    const std::vector<SessionAnchor>& anchors() const { return m_state.session.anchors; }
    int anchorCount() const { return static_cast<int>(anchors().size()); }
    std::int64_t latentSize() const { return m_state.session.model.latentSize; }
    const Labels& labels() const { return m_state.session.model.labels; }
    double position() const { return m_state.session.position; }
    const SessionWalk& walk() const;
    // The face beside the walk that is being looked at, if any.
    const std::optional<SessionAnchor>& aside() const { return m_state.aside; }
    // Undo and redo; clean when the session is as it was opened or saved.
    QUndoStack& undoStack() { return m_undo; }

    // The face to show: the one aside, else the walk's at the position.
    Face current() const;
    // The face of an anchor, fully grown, with everybody's edits.
    Face faceOf(const SessionAnchor& anchor) const;
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
    // "A", "B" ... "AA": the first that no anchor has.
    QString freeAnchorName() const;

    // Fits the document to a generator. Anchors with a seed keep it; those without, edits and directions keep their
    // numbers where the latent size is the same and are otherwise left out or begin anew. Emits everything. When the
    // size changes, nothing before can be undone, and what had changed or was left out stays unsaved. Growth and scale
    // stay below the model's `scaleCount`. Returns whether something was left out.
    bool setModel(const ModelReference& model, int scaleCount);
    // Another session, from a file; its model is not opened. Nothing before can be undone. One with fewer anchors than
    // we need gets more; a single face is shown as it was: at the start of the walk, or, where it grows along the walk,
    // at both ends.
    void setSession(const Session& session);
    // The window's own settings that travel in the session; not undoable.
    void setView(const std::string& json) { m_state.session.view = json; }
    // How the walk becomes a film and a grid; not undoable.
    void setFilm(const FilmSettings& film) { m_state.session.film = film; }
    void setGrid(const GridSettings& grid) { m_state.session.grid = grid; }
    // The measured pace; not undoable. Without effect unless it is of this walk.
    void setMeasuredPace(const Pace& pace);

    // Goes back to the walk. `position` is clamped to [0, 1].
    void setPosition(double position);
    // Shows a seed's face, or any other, beside the walk.
    void showSeed(quint64 seed);
    void showAside(const SessionAnchor& face);

    void setPath(WalkPath path);
    void setPace(Timing timing, Easing easing);
    void setClosed(bool closed);
    void setAnchorSeed(int anchor, quint64 seed);
    // Gives an anchor another face; the name stays.
    void replaceAnchor(int anchor, const SessionAnchor& face);
    // The anchor becomes the face that is shown, and the position goes there: the picture stays the same.
    void pin(int anchor);
    // A new anchor before the one at `index` (anchorCount(): at the end); the position goes there.
    void insertAnchor(int index, SessionAnchor face);
    // Other anchors altogether, at least one (a second is added); those without a name get one. The walk begins anew.
    void setAnchors(std::vector<SessionAnchor> anchors, const QString& what);
    // Without effect when only two are left.
    void removeAnchor(int anchor);
    // Takes an anchor to another place in the order.
    void moveAnchor(int from, int to);
    void renameAnchor(int anchor, const QString& name);

    // The directions that edits refer to; edits along those that are gone are dropped. Steps of one `gesture` are
    // undone together; without one each is a step of its own.
    void setDirections(const std::vector<SessionDirection>& directions, const QString& what,
                       const QString& gesture = {});
    // The strength of an edit; 0 takes it away. The direction joins the session's when it is not among them. Steps of
    // one gesture are undone together.
    void setEdit(EditTarget target, const SessionDirection& direction, double strength);
    double strengthOf(EditTarget target, const std::string& direction) const;
    // Takes all edits of the target away.
    void clearEdits(EditTarget target);
    // How far the network has grown, a level as growthAt() takes it; without one it is as the model's file says. Steps
    // of one gesture are undone together.
    void setGrowthLevel(std::optional<double> level);
    // The level at the position.
    std::optional<double> growthLevel() const;
    // Ends a gesture: the next step is one of its own.
    void endGesture() { m_gesture.clear(); }

signals:
    // Number, order, faces or names of the anchors.
    void anchorsChanged();
    // Anything that decides what is where on the walk: anchors, path, timing, edits.
    void walkChanged();
    // Path, timing, easing, closed.
    void pathChanged();
    // Directions or edits.
    void editsChanged();
    void growthChanged();
    // The position, or whether a face aside is shown.
    void positionChanged();
    // current() may be another face than before.
    void currentChanged();

private:
    friend class SessionChange;

    void change(WalkState next, const QString& text, const QString& gesture = {});
    void replace(WalkState next);
    // Undo and redo: everything but what no step has changed.
    void restore(WalkState state);
    void addMissingAnchors(Session& session) const;

    WalkState m_state;
    QUndoStack m_undo;
    QString m_gesture;                // that the newest step belongs to
    std::optional<int> m_scaleCount;  // of the model
    mutable std::optional<SessionWalk> m_walk;
};

}  // namespace latentwalk
