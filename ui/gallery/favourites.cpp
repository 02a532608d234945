// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/favourites.h"

#include <QSettings>
#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace latentwalk {

namespace {

const QString kGroup = QStringLiteral("favourites");

// A key may hold anything, also the slashes that QSettings makes groups of.
QString encoded(const QString& key) {
    return QString::fromLatin1(QUrl::toPercentEncoding(key));
}

std::set<quint64> seedsUnder(const QString& settingsKey) {
    std::set<quint64> seeds;
    for (const QString& text : QSettings().value(settingsKey).toStringList()) {
        bool isSeed = false;
        const quint64 seed = text.toULongLong(&isSeed);
        if (isSeed) {
            seeds.insert(seed);
        }
    }
    return seeds;
}

}  // namespace

void Favourites::setModelKey(const QString& key, const Formerly& formerly) {
    m_key = key;
    m_seeds = read();
    if (!key.isEmpty()) {
        adopt(formerly);
    }
    emit changed();
}

void Favourites::adopt(const Formerly& formerly) {
    const auto isFormer = [&](const QString& encodedKey) {
        return std::any_of(formerly.keys.begin(), formerly.keys.end(),
                           [&](const QString& one) { return encodedKey == encoded(one); }) ||
               std::any_of(formerly.beginnings.begin(), formerly.beginnings.end(),
                           [&](const QString& one) { return encodedKey.startsWith(encoded(one)); });
    };
    QSettings settings;
    settings.beginGroup(kGroup);
    const QStringList keys = settings.childKeys();
    settings.endGroup();
    QStringList old;
    for (const QString& key : keys) {
        const QString path = kGroup + u'/' + key;
        if (isFormer(key) && path != settingsKey()) {
            old.append(path);
            m_seeds.merge(seedsUnder(path));
        }
    }
    if (!old.isEmpty()) {
        write();
        for (const QString& path : old) {
            settings.remove(path);
        }
    }
}

QString Favourites::settingsKey() const {
    return kGroup + u'/' + encoded(m_key);
}

std::set<quint64> Favourites::read() const {
    return m_key.isEmpty() ? std::set<quint64>() : seedsUnder(settingsKey());
}

void Favourites::set(const QList<quint64>& seeds, bool favourite) {
    if (m_key.isEmpty()) {
        return;
    }
    m_seeds = read();
    for (const quint64 seed : seeds) {
        if (favourite) {
            m_seeds.insert(seed);
        } else {
            m_seeds.erase(seed);
        }
    }
    write();
    emit changed();
}

void Favourites::write() const {
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(m_seeds.size()));
    for (const quint64 one : m_seeds) {
        texts.append(QString::number(one));
    }
    QSettings settings;
    if (texts.isEmpty()) {
        settings.remove(settingsKey());
    } else {
        settings.setValue(settingsKey(), texts);
    }
}

}  // namespace latentwalk
