// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/direction_store.h"

#include <algorithm>
#include <utility>

#include "core/message/error.h"

namespace latentwalk {
namespace {

constexpr int kLongestName = 60;

}  // namespace

DirectionStore::DirectionStore(const QString& folder, QObject* parent)
    : QObject(parent), m_kept(folder), m_marks(m_kept) {
    connect(&m_kept, &KeptDirections::opened, this, [this] {
        emit loaded();
        tellAll();
    });
    connect(&m_kept, &KeptDirections::failed, this, &DirectionStore::failed);
    connect(&m_marks, &Marks::directionAdded, this, &DirectionStore::changed);
}

void DirectionStore::setModel(const QString& key, std::int64_t latentSize, const QStringList& formerly) {
    m_kept.open(key, latentSize, formerly);
    tellAll();
}

void DirectionStore::tellAll() {
    emit changed();
    emit m_marks.changed();
}

QString DirectionStore::labelOf(const KnownDirection& direction) const {
    return direction.name.isEmpty() ? placeholderOf(direction) : direction.name;
}

// By the id, so that a direction of a session has the number that it had where it was found.
QString DirectionStore::placeholderOf(const KnownDirection& direction) const {
    if (const int number = foundNumber(direction.id, Origin::Weights); number > 0) {
        return tr("Direction %1").arg(number);
    }
    if (const int number = foundNumber(direction.id, Origin::Images); number > 0) {
        return tr("Component %1").arg(number);
    }
    int number = 0;
    for (const KnownDirection& one : directions()) {
        number += one.origin == direction.origin ? 1 : 0;
        if (one.id == direction.id) {
            break;
        }
    }
    return direction.origin == Origin::Taught ? tr("Taught %1").arg(number) : tr("Session %1").arg(number);
}

Latent DirectionStore::vectorOf(const QString& id) const {
    const KnownDirection* direction = find(id);
    if (direction == nullptr || direction->components.empty()) {
        return {};
    }
    std::vector<Latent> conditions;
    for (const QString& other : direction->held) {
        const KnownDirection* held = find(other);
        if (held != nullptr && !held->components.empty()) {
            conditions.push_back(held->components);
        }
    }
    if (conditions.empty()) {
        return direction->components;
    }
    try {
        return orthogonalTo({{}, direction->components}, conditions).components;
    } catch (const Error&) {
        return {};  // what is held still was taught anew and is now the same
    }
}

void DirectionStore::setFound(Origin origin, std::span<const Direction> found) {
    if (!isLoaded()) {
        return;
    }
    DirectionRecords& records = m_kept.records();
    int number = 0;
    for (const Direction& one : found) {
        const QString id = foundId(origin, ++number);
        KnownDirection* known = records.find(id);
        if (known == nullptr) {
            known = &records.directions.emplace_back();
            known->id = id;
        }
        known->origin = origin;
        known->components = one.components;
        known->value = one.value;
    }
    records.sort();
    emit changed();
}

void DirectionStore::setSessionDirections(std::span<const SessionDirection> directions) {
    if (!isLoaded()) {
        return;
    }
    DirectionRecords& records = m_kept.records();
    const std::vector<KnownDirection> before = records.directions;
    for (KnownDirection& known : records.directions) {
        if (known.origin == Origin::Session) {
            known.components.clear();
        }
    }
    for (const SessionDirection& one : directions) {
        const QString id = QString::fromStdString(one.id);
        KnownDirection* known = records.find(id);
        if (known == nullptr) {
            known = &records.directions.emplace_back();
            known->id = id;
            known->origin = Origin::Session;
        } else if (known->origin != Origin::Session && !known->components.empty()) {
            continue;
        }
        if (known->origin == Origin::Session || known->origin == Origin::Images || known->origin == Origin::Weights) {
            known->components = one.components;
        }
        if (known->name.isEmpty()) {
            known->name = QString::fromStdString(one.name);
        }
    }
    records.sort();
    if (records.directions != before) {
        emit changed();
    }
}

void DirectionStore::setName(const QString& id, const QString& name) {
    KnownDirection* known = m_kept.records().find(id);
    const QString simple = name.simplified().left(kLongestName);
    if (known == nullptr || known->name == simple) {
        return;
    }
    known->name = simple;
    m_kept.keep();
    emit changed();
}

void DirectionStore::setStar(const QString& id, bool star) {
    KnownDirection* known = m_kept.records().find(id);
    if (known == nullptr || known->star == star) {
        return;
    }
    known->star = star;
    m_kept.keep();
    emit changed();
}

bool DirectionStore::setHeld(const QString& id, const QStringList& held) {
    KnownDirection* known = m_kept.records().find(id);
    if (known == nullptr || known->held == held) {
        return known != nullptr;
    }
    const QStringList before = std::exchange(known->held, held);
    if (!known->components.empty() && vectorOf(id).empty()) {
        known->held = before;
        emit failed(tr("%1 cannot move while these hold still: nothing of it would be left. Let one of them go.")
                        .arg(labelOf(*known)));
        return false;
    }
    m_kept.keep();
    emit changed();
    emit vectorsChanged({id});
    return true;
}

QStringList DirectionStore::withThoseHolding(const QString& id) const {
    QStringList ids{id};
    for (const KnownDirection& one : directions()) {
        if (one.held.contains(id)) {
            ids.append(one.id);
        }
    }
    return ids;
}

void DirectionStore::remove(const QString& id) {
    const QStringList holding = withThoseHolding(id).mid(1);
    if (!m_kept.records().remove(id)) {
        return;
    }
    m_kept.keep();
    tellAll();
    if (!holding.isEmpty()) {
        emit vectorsChanged(holding);
    }
}

void DirectionStore::restore(const KnownDirection& direction) {
    if (!isLoaded()) {
        return;
    }
    DirectionRecords& records = m_kept.records();
    // Meanwhile the session may have brought it along.
    std::erase_if(records.directions, [&](const KnownDirection& one) { return one.id == direction.id; });
    records.directions.push_back(direction);
    records.teaching = direction.id;
    records.sort();
    m_kept.keep();
    tellAll();
}

void DirectionStore::setTaught(const QString& id, const Direction& direction) {
    KnownDirection* known = m_kept.records().find(id);
    if (known == nullptr) {
        return;
    }
    known->components = direction.components;
    known->value = direction.value;
    m_kept.keep();
    emit changed();
    emit vectorsChanged(withThoseHolding(id));
}

}  // namespace latentwalk
