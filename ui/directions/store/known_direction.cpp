// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/known_direction.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace latentwalk {
namespace {

QString prefixOf(Origin origin) {
    return origin == Origin::Images ? QStringLiteral("images-") : QStringLiteral("weights-");
}

}  // namespace

QString foundId(Origin origin, int number) {
    return prefixOf(origin) + QString::number(number);
}

int foundNumber(const QString& id, Origin origin) {
    const QString prefix = prefixOf(origin);
    return id.startsWith(prefix) ? id.mid(prefix.size()).toInt() : 0;
}

const KnownDirection* DirectionRecords::find(const QString& id) const {
    const auto place =
        std::find_if(directions.begin(), directions.end(), [&](const auto& one) { return one.id == id; });
    return place == directions.end() ? nullptr : &*place;
}

KnownDirection* DirectionRecords::find(const QString& id) {
    return const_cast<KnownDirection*>(std::as_const(*this).find(id));
}

bool DirectionRecords::remove(const QString& id) {
    if (std::erase_if(directions, [&](const KnownDirection& one) { return one.id == id; }) == 0) {
        return false;
    }
    if (teaching == id) {
        teaching.clear();
        for (const KnownDirection& one : directions) {
            if (one.origin == Origin::Taught) {
                teaching = one.id;
            }
        }
    }
    return true;
}

// A session's own stand by the number that they had where they were found.
void DirectionRecords::sort() {
    const auto keyOf = [](const KnownDirection& one) {
        return std::tuple(one.origin, foundNumber(one.id, one.origin));
    };
    std::stable_sort(directions.begin(), directions.end(),
                     [&](const auto& a, const auto& b) { return keyOf(a) < keyOf(b); });
}

}  // namespace latentwalk
