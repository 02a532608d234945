// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// The family of the session: faces that were bred, generation by generation. Each command is a step but show(), which
// only looks elsewhere. What is not there any more is asked for without effect.
class FamilyRecord : public QObject {
    Q_OBJECT

public:
    explicit FamilyRecord(EditedSession& session) : m_session(session) {}

    const Family& family() const { return m_session.session().family; }
    // The face of the family that is looked at beside the walk, if one is.
    std::optional<FaceId> lookedAt() const;

    // Another family altogether, such as one with a generation more. Steps of one `gesture` are undone together.
    void set(const Family& family, const QString& what, const QString& gesture = {});
    // Who is to be a parent of the next generation.
    void choose(std::vector<FaceId> faces);
    void setChosen(FaceId face, bool chosen);
    void setPinned(FaceId face, bool pinned);
    void setStar(FaceId face, bool star);
    void rename(FaceId face, const QString& name);
    // How many children there will be, and how far they go.
    void setCount(int count);
    void setVariation(double variation);
    void remove(GenerationId generation);
    void clear();
    // `family` with a face that has everybody's edits in itself: they are taken away, and it is looked at.
    void bakeEdits(const Family& family, FaceId face, const QString& what);

    // Goes back to a generation, or on to one; a face of it is looked at beside the walk.
    void show(GenerationId generation);
    void look(FaceId face);

signals:
    // Anything of the family.
    void changed();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
