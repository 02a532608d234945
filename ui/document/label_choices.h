// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/document/edited/edited_session.h"
#include "ui/document/walk_place.h"

namespace latentwalk {

// Which labels of a conditional model the faces have. One choice is for all: seeds that become faces take it, and so do
// those of the walk and the one aside that went with the choice before. A face of a seed may have labels of its own,
// which choices for all then leave alone: that is how a walk leads from one label to another. Without effect for models
// without labels. Values are indices into the model's labels, or kFromSeed.
class LabelChoices : public QObject {
    Q_OBJECT

public:
    LabelChoices(EditedSession& session, const WalkPlace& place) : m_session(session), m_place(place) {}

    // Those of the model, in their order; empty for most models.
    const Labels& there() const { return m_session.session().model.labels; }
    const LabelChoice& forAll() const { return m_session.session().labels; }
    // Those of the face that is shown; nothing where it is no seed's and keeps the labels that it has.
    std::optional<LabelChoice> ofShown() const;

    // Steps. They throw nothing and do nothing where the model has no such attribute or value.
    void chooseForAll(std::size_t attribute, int value);
    // Of the anchor that is shown, or of the face aside.
    void chooseForShown(std::size_t attribute, int value);

signals:
    // What is chosen for all, or what there is to choose from.
    void changed();

private:
    bool isThere(std::size_t attribute, int value) const;

    EditedSession& m_session;
    const WalkPlace& m_place;
};

}  // namespace latentwalk
