// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/seed_mime.h"

#include <algorithm>

namespace latentwalk {

QMimeData* encodeSeed(quint64 seed) {
    auto* data = new QMimeData;
    const QString digits = QString::number(seed);
    data->setData(kSeedMimeType, digits.toLatin1());
    data->setText(digits);
    return data;
}

std::optional<quint64> decodeSeed(const QMimeData& data) {
    // Any program can offer this type: a sign or a space that toULongLong() takes is none of ours.
    const QByteArray digits = data.data(kSeedMimeType);
    bool fits = false;
    const quint64 seed = digits.toULongLong(&fits);
    const bool plain = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return fits && plain ? std::optional(seed) : std::nullopt;
}

}  // namespace latentwalk
