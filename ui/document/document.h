// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/anchors.h"
#include "ui/document/direction_strengths.h"
#include "ui/document/edited/edited_session.h"
#include "ui/document/family_record.h"
#include "ui/document/growth_level.h"
#include "ui/document/label_choices.h"
#include "ui/document/plane_place.h"
#include "ui/document/walk_place.h"
#include "ui/document/walk_settings.h"

namespace latentwalk {

// What the user works on: a session that fits the model, its history, and one class for each part of it that can be
// changed. No widgets, no thread but the UI's. Everything that these change is told by their signals.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject* parent = nullptr);

    const Session& session() const { return m_session.session(); }
    const SessionWalk& walk() const { return m_session.walk(); }
    // Undo and redo; clean when the session is as it was opened or saved.
    QUndoStack& undoStack() { return m_session.undoStack(); }
    // Ends a gesture: the next step is one of its own.
    void endGesture() { m_session.endGesture(); }

    WalkPlace& place() { return m_place; }
    const WalkPlace& place() const { return m_place; }
    Anchors& anchors() { return m_anchors; }
    const Anchors& anchors() const { return m_anchors; }
    WalkSettings& settings() { return m_settings; }
    DirectionStrengths& directions() { return m_directions; }
    GrowthLevel& growth() { return m_growth; }
    LabelChoices& labelChoices() { return m_labels; }
    PlanePlace& plane() { return m_plane; }
    const PlanePlace& plane() const { return m_plane; }
    FamilyRecord& family() { return m_family; }
    const FamilyRecord& family() const { return m_family; }

    std::int64_t latentSize() const { return session().model.latentSize; }
    const Labels& labels() const { return session().model.labels; }
    // Fits the document to a generator. Anchors with a seed keep it; those without, edits and directions keep their
    // numbers where the latent size is the same and are otherwise left out or begin anew. Tells everything. When the
    // size changes, nothing before can be undone, and what had changed or was left out stays unsaved. Growth and scale
    // stay below the model's `scaleCount`. Offsets are left out where the network is another, in what is undone, too.
    // Returns whether something was left out.
    bool setModel(const ModelReference& model, int scaleCount);
    // Another session, from a file; its model is not opened. Nothing before can be undone. One with fewer anchors than
    // we need gets more; a single face is shown as it was: at the start of the walk, or, where it grows along the walk,
    // at both ends.
    void setSession(const Session& session);
    // The window's own settings that travel in the session; not undoable.
    void setView(const std::string& json) { m_session.set(&Session::view, json); }

signals:
    // A step was not done; why, as a sentence.
    void refused(const QString& why);

private:
    void tell(const Differences& what);

    EditedSession m_session;
    WalkPlace m_place{m_session};
    Anchors m_anchors{m_session, m_place};
    WalkSettings m_settings{m_session};
    DirectionStrengths m_directions{m_session};
    GrowthLevel m_growth{m_session};
    PlanePlace m_plane{m_session};
    FamilyRecord m_family{m_session};
    LabelChoices m_labels{m_session, m_place};
};

}  // namespace latentwalk
