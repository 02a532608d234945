// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/direction_edits.h"

#include <QPointer>
#include <QUndoCommand>
#include <algorithm>

#include "core/latent/direction.h"

namespace latentwalk {
namespace {

// What differs by no more than this goes the same way: found by another number of threads.
constexpr double kSameWay = 1 - 1e-6;

// The store's part in removing a direction that was taught.
class Removal : public QUndoCommand {
public:
    Removal(DirectionStore& store, KnownDirection direction)
        : m_store(&store), m_key(store.key()), m_direction(std::move(direction)) {}

    void redo() override {
        if (m_store && m_store->key() == m_key) {
            m_store->remove(m_direction.id);
        }
    }
    void undo() override {
        if (m_store && m_store->key() == m_key) {
            m_store->restore(m_direction);
        }
    }

private:
    QPointer<DirectionStore> m_store;  // the document may outlive it
    QString m_key;                     // of the model that it belongs to
    KnownDirection m_direction;
};

bool moves(const std::vector<Edit>& edits, const std::string& id) {
    return std::any_of(edits.begin(), edits.end(),
                       [&](const Edit& edit) { return edit.direction == id && edit.strength != 0; });
}

// As DirectionStrengths::setStrength() does it, so that what is shown beforehand is what comes.
void put(std::vector<Edit>& edits, const std::string& id, double strength) {
    const auto place = std::find_if(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.direction == id; });
    if (strength == 0) {
        std::erase_if(edits, [&](const Edit& edit) { return edit.direction == id; });
    } else if (place != edits.end()) {
        place->strength = strength;
    } else {
        edits.push_back({id, strength});
    }
}

}  // namespace

Latent previewOf(const Document& document, EditTarget target, const std::string& id, const Latent& vector,
                 double strength) {
    Session session;
    session.model = document.session().model;
    session.edits = document.session().edits;
    session.directions = document.session().directions;
    std::erase_if(session.directions, [&](const SessionDirection& one) { return one.id == id; });
    session.directions.push_back({id, {}, vector});
    SessionAnchor face = target.anchor ? document.session().anchors.at(static_cast<std::size_t>(*target.anchor))
                                       : document.place().currentAsAnchor();
    put(target.anchor ? face.edits : session.edits, id, strength);
    return edited(latentOf(session, face), session.edits, session.directions, session.model.labels);
}

SharedOffsets offsetsOf(const Document& document, EditTarget target) {
    return target.anchor ? document.session().anchors.at(static_cast<std::size_t>(*target.anchor)).offsets.shown()
                         : document.place().current().offsets;
}

double DirectionEdits::strengthOf(const QString& id) const {
    return m_document.directions().strengthOf(m_target, id.toStdString());
}

bool DirectionEdits::isEdited() const {
    const Session& session = m_document.session();
    return m_target.anchor ? !session.anchors.at(static_cast<std::size_t>(*m_target.anchor)).edits.empty()
                           : !session.edits.empty();
}

bool DirectionEdits::isUsed(const QString& id) const {
    const Session& session = m_document.session();
    const std::string name = id.toStdString();
    return moves(session.edits, name) ||
           std::any_of(session.anchors.begin(), session.anchors.end(),
                       [&](const SessionAnchor& anchor) { return moves(anchor.edits, name); });
}

const SessionDirection* DirectionEdits::inSession(const QString& id) const {
    const auto& all = m_document.session().directions;
    const std::string name = id.toStdString();
    const auto place = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == name; });
    return place == all.end() ? nullptr : &*place;
}

bool DirectionEdits::differs(const QString& id) const {
    const SessionDirection* own = inSession(id);
    if (own == nullptr || !isUsed(id)) {
        return false;
    }
    const Latent vector = m_store.vectorOf(id);
    return vector.size() != own->components.size() || cosine(vector, own->components) < kSameWay;
}

Latent DirectionEdits::vectorOf(const QString& id) const {
    const SessionDirection* own = inSession(id);
    Latent vector = own != nullptr && isUsed(id) ? own->components : m_store.vectorOf(id);
    if (static_cast<std::int64_t>(vector.size()) != m_document.latentSize()) {
        vector.clear();
    }
    return vector;
}

void DirectionEdits::set(const QString& id, double strength) {
    const KnownDirection* known = m_store.find(id);
    const Latent vector = vectorOf(id);
    if (known == nullptr || vector.empty() || strengthOf(id) == strength) {
        return;
    }
    const SessionDirection direction{id.toStdString(), known->name.toStdString(), vector};
    m_document.directions().setStrength(m_target, direction, strength);
}

std::optional<Latent> DirectionEdits::preview(const QString& id, double strength) const {
    const Latent vector = vectorOf(id);
    return vector.empty() ? std::nullopt
                          : std::optional(previewOf(m_document, m_target, id.toStdString(), vector, strength));
}

void DirectionEdits::adopt(const QStringList& ids) {
    std::vector<SessionDirection> directions = m_document.session().directions;
    for (SessionDirection& one : directions) {
        const QString id = QString::fromStdString(one.id);
        const Latent vector = ids.contains(id) ? m_store.vectorOf(id) : Latent();
        if (!vector.empty() && vector.size() == one.components.size()) {
            one.components = vector;
        }
    }
    m_document.directions().setKnown(directions, tr("change a direction"),
                                     QStringLiteral("directions ") + ids.value(0));
}

void DirectionEdits::remove(const QString& id) {
    const KnownDirection* known = m_store.find(id);
    if (known == nullptr) {
        return;
    }
    const KnownDirection removed = *known;  // the store changes along with the session
    std::vector<SessionDirection> left = m_document.session().directions;
    std::erase_if(left, [&](const SessionDirection& one) { return one.id == id.toStdString(); });
    const QString text = tr("delete %1").arg(m_store.labelOf(removed));
    m_document.undoStack().beginMacro(text);
    m_document.directions().setKnown(left, text);
    m_document.undoStack().push(new Removal(m_store, removed));
    m_document.undoStack().endMacro();
}

}  // namespace latentwalk
