// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <set>

namespace latentwalk {

// The seeds that the user likes, of the model that is open. Kept in the settings under the model's key, so that they
// are there again whenever that model is.
//
// UI thread only; reads and writes one value of the settings. Two windows of the program share the list: what the other
// one added is read again before a change.
class Favourites : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Keys under which earlier versions kept the favourites of a model.
    struct Formerly {
        QStringList keys;
        QStringList beginnings;  // of all such keys
    };
    // Empty: no model, and no favourites. What is found under the former keys joins the favourites of `key` and is kept
    // there from now on.
    void setModelKey(const QString& key, const Formerly& formerly = {});

    bool contains(quint64 seed) const { return m_seeds.contains(seed); }
    const std::set<quint64>& seeds() const { return m_seeds; }

    void set(const QList<quint64>& seeds, bool favourite);
    void toggle(quint64 seed) { set({seed}, !contains(seed)); }

signals:
    void changed();

private:
    QString settingsKey() const;
    std::set<quint64> read() const;
    void write() const;
    void adopt(const Formerly& formerly);

    QString m_key;
    std::set<quint64> m_seeds;
};

}  // namespace latentwalk
