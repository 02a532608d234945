// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/marks.h"

#include <QUuid>
#include <algorithm>

namespace latentwalk {

void Marks::setTeaching(const QString& id) {
    DirectionRecords& records = m_kept.records();
    if (!m_kept.isOpen() || id == records.teaching || (!id.isEmpty() && records.find(id) == nullptr)) {
        return;
    }
    records.teaching = id;
    m_kept.keep();
    emit changed();
}

QString Marks::addTaught() {
    if (!m_kept.isOpen()) {
        return {};
    }
    DirectionRecords& records = m_kept.records();
    KnownDirection taught;
    taught.id = QStringLiteral("taught-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    taught.origin = Origin::Taught;
    records.teaching = taught.id;
    const QString id = taught.id;
    records.directions.push_back(std::move(taught));
    records.sort();
    m_kept.keep();
    emit directionAdded();
    emit changed();
    return id;
}

KnownDirection* Marks::edit() {
    return m_kept.records().find(teaching());
}

KnownDirection& Marks::taughtNow() {
    if (edit() == nullptr) {
        addTaught();
    }
    return *edit();
}

// Those that stay keep their order: it deals the folds of the cross-validation.
void Marks::mark(std::span<const FaceMark> faces) {
    if (!m_kept.isOpen() || faces.empty()) {
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
        m_kept.keep();
        emit changed();
    }
}

void Marks::unmark(std::span<const FaceMark> faces) {
    KnownDirection* known = edit();
    const auto isAmong = [&](const FaceMark& one) {
        return std::any_of(faces.begin(), faces.end(), [&](const FaceMark& face) { return one.sameFace(face); });
    };
    if (known != nullptr && std::erase_if(known->marks, isAmong) > 0) {
        m_kept.keep();
        emit changed();
    }
}

void Marks::clear() {
    KnownDirection* known = edit();
    if (known != nullptr && !known->marks.empty()) {
        known->marks.clear();
        m_kept.keep();
        emit changed();
    }
}

std::vector<FaceMark> Marks::all() const {
    const KnownDirection* known = direction();
    return known != nullptr ? known->marks : std::vector<FaceMark>();
}

}  // namespace latentwalk
