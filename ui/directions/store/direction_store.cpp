// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/direction_store.h"

#include <QDir>
#include <algorithm>

#include "core/file/file_error.h"
#include "ui/directions/store/direction_file.h"
#include "ui/directions/store/direction_merge.h"
#include "ui/render/sentence.h"

namespace latentwalk {
namespace {

constexpr int kSavedSoon = 300;  // milliseconds
constexpr int kLongestName = 60;

const QString kWeights = QStringLiteral("weights-");
const QString kImages = QStringLiteral("images-");

// The number in "weights-3"; 0 where there is none.
int numberOf(const QString& id, const QString& prefix) {
    return id.startsWith(prefix) ? id.mid(prefix.size()).toInt() : 0;
}

}  // namespace

DirectionStore::DirectionStore(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder) {
    m_threads.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSavedSoon);
    connect(&m_soon, &QTimer::timeout, this, &DirectionStore::write);
}

DirectionStore::~DirectionStore() {
    if (m_soon.isActive()) {
        write();
    }
    m_threads.waitForDone();
}

std::filesystem::path DirectionStore::pathOf(const QString& key) const {
    return QDir(m_folder).filePath(key + QStringLiteral(".json")).toStdString();
}

void DirectionStore::setModel(const QString& key, std::int64_t latentSize, const QStringList& formerly) {
    if (m_soon.isActive()) {
        m_soon.stop();
        write();
    }
    m_key = key;
    m_latentSize = latentSize;
    m_loaded = false;
    m_writable = false;
    m_directions.clear();
    m_teaching.clear();
    emit changed();
    emit marksChanged();
    if (key.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, key] { takeRecords(key, {}); }, Qt::QueuedConnection);
        return;
    }
    m_kept = std::make_shared<DirectionRecords>();
    std::vector<std::filesystem::path> former;
    for (const QString& one : formerly) {
        former.push_back(pathOf(one));
    }
    m_threads.start([this, key, file = pathOf(key), former, latentSize, kept = m_kept] {
        DirectionRecords records;
        const auto problem = sentenceOf([&] { records = readRecords(file, latentSize); });
        const auto aside = problem ? keepAside(file) : std::nullopt;
        const bool writable = !problem || aside;
        QString told;
        if (problem) {
            told = aside
                       ? tr("%1 The names and marks of this model begin anew; the old file is kept as %2.")
                             .arg(*problem, QString::fromStdString(aside->filename().string()))
                       : tr("%1 The names and marks of this model are not kept until that is repaired.").arg(*problem);
        }
        for (auto one = former.begin(); writable && one != former.end(); ++one) {
            const auto failure = sentenceOf([&] { joinIntoFile(file, records, *one, latentSize); });
            if (failure && told.isEmpty()) {
                told = tr("Names and marks from an earlier version are not taken over: %1").arg(*failure);
            }
        }
        *kept = records;
        // Waited for by the destructor, so `this` is still there; the call is dropped when it is not any more.
        QMetaObject::invokeMethod(
            this,
            [this, key, records, writable, told] {
                if (key != m_key || m_loaded) {
                    return;
                }
                m_writable = writable;
                takeRecords(key, records);
                if (!told.isEmpty()) {
                    emit failed(told);
                }
            },
            Qt::QueuedConnection);
    });
}

void DirectionStore::takeRecords(const QString& key, const DirectionRecords& records) {
    if (key != m_key || m_loaded) {
        return;
    }
    m_directions = records.directions;
    m_teaching = find(records.teaching) != nullptr ? records.teaching : QString();
    m_loaded = true;
    sort();
    emit loaded();
    emit changed();
    emit marksChanged();
}

const KnownDirection* DirectionStore::find(const QString& id) const {
    const auto place =
        std::find_if(m_directions.begin(), m_directions.end(), [&](const auto& one) { return one.id == id; });
    return place == m_directions.end() ? nullptr : &*place;
}

KnownDirection* DirectionStore::edit(const QString& id) {
    return const_cast<KnownDirection*>(std::as_const(*this).find(id));
}

QString DirectionStore::labelOf(const KnownDirection& direction) const {
    return direction.name.isEmpty() ? placeholderOf(direction) : direction.name;
}

// By the id, so that a direction of a session has the number that it had where it was found.
QString DirectionStore::placeholderOf(const KnownDirection& direction) const {
    if (const int number = numberOf(direction.id, kWeights); number > 0) {
        return tr("Direction %1").arg(number);
    }
    if (const int number = numberOf(direction.id, kImages); number > 0) {
        return tr("Component %1").arg(number);
    }
    int number = 0;
    for (const KnownDirection& one : m_directions) {
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
    } catch (const std::invalid_argument&) {
        return {};  // what is held still was taught anew and is now the same
    }
}

void DirectionStore::setFound(Origin origin, std::span<const Direction> found) {
    if (!m_loaded) {
        return;
    }
    int number = 0;
    for (const Direction& one : found) {
        const QString id = (origin == Origin::Weights ? kWeights : kImages) + QString::number(++number);
        KnownDirection* known = edit(id);
        if (known == nullptr) {
            known = &m_directions.emplace_back();
            known->id = id;
        }
        known->origin = origin;
        known->components = one.components;
        known->value = one.value;
    }
    sort();
    emit changed();
}

void DirectionStore::setSessionDirections(std::span<const SessionDirection> directions) {
    if (!m_loaded) {
        return;
    }
    const std::vector<KnownDirection> before = m_directions;
    for (KnownDirection& known : m_directions) {
        if (known.origin == Origin::Session) {
            known.components.clear();
        }
    }
    for (const SessionDirection& one : directions) {
        const QString id = QString::fromStdString(one.id);
        KnownDirection* known = edit(id);
        if (known == nullptr) {
            known = &m_directions.emplace_back();
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
    sort();
    if (m_directions != before) {
        emit changed();
    }
}

void DirectionStore::sort() {
    const auto keyOf = [](const KnownDirection& one) {
        return std::tuple(one.origin, numberOf(one.id, one.origin == Origin::Images ? kImages : kWeights));
    };
    std::stable_sort(m_directions.begin(), m_directions.end(),
                     [&](const auto& a, const auto& b) { return keyOf(a) < keyOf(b); });
}

void DirectionStore::setName(const QString& id, const QString& name) {
    KnownDirection* known = edit(id);
    const QString simple = name.simplified().left(kLongestName);
    if (known == nullptr || known->name == simple) {
        return;
    }
    known->name = simple;
    keep();
    emit changed();
}

void DirectionStore::setStar(const QString& id, bool star) {
    KnownDirection* known = edit(id);
    if (known == nullptr || known->star == star) {
        return;
    }
    known->star = star;
    keep();
    emit changed();
}

bool DirectionStore::setHeld(const QString& id, const QStringList& held) {
    KnownDirection* known = edit(id);
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
    keep();
    emit changed();
    emit vectorsChanged({id});
    return true;
}

QStringList DirectionStore::withThoseHolding(const QString& id) const {
    QStringList ids{id};
    for (const KnownDirection& one : m_directions) {
        if (one.held.contains(id)) {
            ids.append(one.id);
        }
    }
    return ids;
}

void DirectionStore::remove(const QString& id) {
    const QStringList holding = withThoseHolding(id).mid(1);
    if (std::erase_if(m_directions, [&](const KnownDirection& one) { return one.id == id; }) == 0) {
        return;
    }
    if (m_teaching == id) {
        m_teaching.clear();
        for (const KnownDirection& one : m_directions) {
            if (one.origin == Origin::Taught) {
                m_teaching = one.id;
            }
        }
    }
    keep();
    emit changed();
    emit marksChanged();
    if (!holding.isEmpty()) {
        emit vectorsChanged(holding);
    }
}

void DirectionStore::restore(const KnownDirection& direction) {
    if (!m_loaded) {
        return;
    }
    // Meanwhile the session may have brought it along.
    std::erase_if(m_directions, [&](const KnownDirection& one) { return one.id == direction.id; });
    m_directions.push_back(direction);
    m_teaching = direction.id;
    sort();
    keep();
    emit changed();
    emit marksChanged();
}

void DirectionStore::keep() {
    if (m_writable) {
        m_soon.start();
    }
}

void DirectionStore::write() {
    DirectionRecords records{m_teaching, m_directions};
    for (KnownDirection& one : records.directions) {
        // Found again in a moment at every start, or brought by the session; those in the images take longer.
        if (one.origin == Origin::Weights || one.origin == Origin::Session) {
            one.components.clear();
            one.value = 0;
        }
    }
    m_threads.start(
        [this, file = pathOf(m_key), kept = m_kept, records = std::move(records), latentSize = m_latentSize] {
            if (const auto problem = sentenceOf([&] { mergeIntoFile(file, *kept, records, latentSize); })) {
                const QString told = tr("The names and marks of directions could not be kept: %1").arg(*problem);
                QMetaObject::invokeMethod(
                    this, [this, told] { emit failed(told); }, Qt::QueuedConnection);
            }
        });
}

}  // namespace latentwalk
