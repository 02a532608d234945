// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMenu>

namespace latentwalk {

class GalleryPanel;

// What can be done with the face of a seed, or with several that are selected: the gallery's context menu. What is
// chosen is told by the panel's signals, changed in its favourites and marks, or put on the clipboard.
class GalleryMenu : public QMenu {
    Q_OBJECT

public:
    // `seeds` are those to save and to mark, `seed` among them the one under the pointer.
    GalleryMenu(GalleryPanel& panel, quint64 seed, const QList<quint64>& seeds);

private:
    template <typename Function>
    QAction* add(const char* name, const QString& text, const QString& iconName, Function function);
    void addWalk();
    void addSaving();
    void addOpinion();

    GalleryPanel& m_panel;
    quint64 m_seed;
    QList<quint64> m_seeds;
};

}  // namespace latentwalk
