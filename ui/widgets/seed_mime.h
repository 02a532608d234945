// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QString>
#include <optional>

namespace latentwalk {

// A seed as it is dragged from the gallery: its decimal digits. Other programs get the same as plain text.
inline const QString kSeedMimeType = QStringLiteral("application/x-latentwalk-seed");

// Owned by the caller, as QDrag and QClipboard want it.
QMimeData* encodeSeed(quint64 seed);

// The seed in what was dragged here: of our own type only, since a plain text may mean anything. Nothing when it is not
// exactly a number from 0 to 2^64 - 1.
std::optional<quint64> decodeSeed(const QMimeData& data);

}  // namespace latentwalk
