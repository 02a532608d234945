// SPDX-License-Identifier: GPL-3.0-or-later
// The part of DirectionStore that is about teaching.
#include <QUuid>
#include <algorithm>

#include "ui/directions/store/direction_store.h"

namespace latentwalk {

void DirectionStore::setTeaching(const QString& id) {
    if (!m_loaded || id == m_teaching || (!id.isEmpty() && find(id) == nullptr)) {
        return;
    }
    m_teaching = id;
    keep();
    emit marksChanged();
}

QString DirectionStore::addTaught() {
    if (!m_loaded) {
        return {};
    }
    KnownDirection taught;
    taught.id = QStringLiteral("taught-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    taught.origin = Origin::Taught;
    m_teaching = taught.id;
    const QString id = taught.id;
    m_directions.push_back(std::move(taught));
    sort();
    keep();
    emit changed();
    emit marksChanged();
    return id;
}

KnownDirection& DirectionStore::taughtNow() {
    if (edit(m_teaching) == nullptr) {
        addTaught();
    }
    return *edit(m_teaching);
}

// Those that stay keep their order: it deals the folds of the cross-validation.
void DirectionStore::mark(std::span<const FaceMark> faces) {
    if (!m_loaded || faces.empty()) {
        return;
    }
    std::vector<FaceMark>& marks = taughtNow().marks;
    const std::vector<FaceMark> before = marks;
    for (const FaceMark& face : faces) {
        const auto place =
            std::find_if(marks.begin(), marks.end(), [&](const auto& one) { return one.sameFace(face); });
        if (place == marks.end()) {
            marks.push_back(face);
        } else {
            place->more = face.more;
        }
    }
    if (marks != before) {
        keep();
        emit marksChanged();
    }
}

void DirectionStore::unmark(std::span<const FaceMark> faces) {
    KnownDirection* known = edit(m_teaching);
    const auto isAmong = [&](const FaceMark& one) {
        return std::any_of(faces.begin(), faces.end(), [&](const FaceMark& face) { return one.sameFace(face); });
    };
    if (known != nullptr && std::erase_if(known->marks, isAmong) > 0) {
        keep();
        emit marksChanged();
    }
}

void DirectionStore::clearMarks() {
    KnownDirection* known = edit(m_teaching);
    if (known != nullptr && !known->marks.empty()) {
        known->marks.clear();
        keep();
        emit marksChanged();
    }
}

std::vector<FaceMark> DirectionStore::marks() const {
    const KnownDirection* known = find(m_teaching);
    return known != nullptr ? known->marks : std::vector<FaceMark>();
}

void DirectionStore::setTaught(const QString& id, const Direction& direction) {
    KnownDirection* known = edit(id);
    if (known == nullptr) {
        return;
    }
    known->components = direction.components;
    known->value = direction.value;
    keep();
    emit changed();
    emit vectorsChanged(withThoseHolding(id));
}

}  // namespace latentwalk
