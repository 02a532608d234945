// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/known_models.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

namespace latentwalk {
namespace {

const QString kKnownModels = QStringLiteral("models/known");  // "hash path", the newest first
constexpr int kMostModels = 50;

}  // namespace

void KnownModels::remember(const QString& sha256, const QString& path) {
    if (sha256.isEmpty()) {
        return;
    }
    QSettings settings;
    QStringList known = settings.value(kKnownModels).toStringList();
    known.removeIf([&](const QString& entry) { return entry.startsWith(sha256 + u' '); });
    known.prepend(sha256 + u' ' + QFileInfo(path).absoluteFilePath());
    settings.setValue(kKnownModels, known.mid(0, kMostModels));
}

QString KnownModels::find(const QString& sha256) {
    if (sha256.isEmpty()) {
        return {};
    }
    for (const QString& entry : QSettings().value(kKnownModels).toStringList()) {
        if (entry.startsWith(sha256 + u' ')) {
            const QString path = entry.mid(sha256.size() + 1);
            return QFileInfo::exists(path) ? path : QString();
        }
    }
    return {};
}

}  // namespace latentwalk
