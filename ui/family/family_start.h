// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPushButton>
#include <QWidget>
#include <functional>

namespace latentwalk {

// Where the first parents of a family can come from.
enum class FamilySource { Nothing, Stage, Anchors, Selected, Favourites, Photo };

// What the gallery knows of faces; each may be missing.
struct GallerySources {
    std::function<QList<quint64>()> selected = {};
    std::function<QList<quint64>()> favourites = {};
};

// What stands in place of a family until there is one: what to do, and buttons that do it.
class FamilyStart : public QWidget {
    Q_OBJECT

public:
    explicit FamilyStart(QWidget* parent);

    // What is missing, as a sentence; empty when a family can be started.
    void setProblem(const QString& problem);
    // How many there are of those that can be none.
    void setCounts(int selected, int favourites);
    QPushButton* button(FamilySource source) const;

signals:
    void startRequested(latentwalk::FamilySource source);

private:
    struct Entry {
        FamilySource source;
        QPushButton* button;
        QString tip;
    };

    void add(FamilySource source, const QString& text, const QString& iconName, const QString& tip);
    void refresh();

    QList<Entry> m_entries;
    QString m_problem;
    int m_selected = 0;
    int m_favourites = 0;
};

}  // namespace latentwalk
