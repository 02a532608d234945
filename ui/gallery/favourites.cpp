#include "ui/gallery/favourites.h"

#include <QSettings>
#include <QStringList>
#include <QUrl>

namespace latentwalk {

void Favourites::setModelKey(const QString& key) {
    m_key = key;
    m_seeds = read();
    emit changed();
}

// The key may hold anything, also the slashes that QSettings makes groups of.
QString Favourites::settingsKey() const {
    return QStringLiteral("favourites/") + QString::fromLatin1(QUrl::toPercentEncoding(m_key));
}

std::set<quint64> Favourites::read() const {
    std::set<quint64> seeds;
    if (m_key.isEmpty()) {
        return seeds;
    }
    const QSettings settings;
    for (const QString& text : settings.value(settingsKey()).toStringList()) {
        bool isSeed = false;
        const quint64 seed = text.toULongLong(&isSeed);
        if (isSeed) {
            seeds.insert(seed);
        }
    }
    return seeds;
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
    emit changed();
}

}  // namespace latentwalk
