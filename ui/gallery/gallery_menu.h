// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMenu>

namespace latentwalk {

class Favourites;
class GalleryModel;

// What can be done with the face of a seed, or with several that are selected: the gallery's context menu. What is
// chosen is told by signals, changed in the favourites and marks, or put on the clipboard.
class GalleryMenu : public QMenu {
    Q_OBJECT

public:
    // `seeds` are those to save and to mark, `seed` among them the one under the pointer.
    GalleryMenu(Favourites& favourites, GalleryModel& model, quint64 seed, const QList<quint64>& seeds,
                QWidget* parent);

signals:
    void seedChosen(quint64 seed);
    void pinRequested(int anchor, quint64 seed);  // 0 is A, 1 is B
    void insertRequested(quint64 seed);
    void likeRequested(quint64 seed);                   // faces like this one are to be found
    void familyRequested(const QList<quint64>& seeds);  // of which they are the first parents
    void saveRequested(const QList<quint64>& seeds);
    void gridRequested(const QList<quint64>& seeds);

private:
    template <typename Function>
    QAction* add(const char* name, const QString& text, const QString& iconName, Function function);
    void copySeeds() const;
    void addWalk();
    void addSaving();
    void addOpinion();

    Favourites& m_favourites;
    GalleryModel& m_model;
    quint64 m_seed;
    QList<quint64> m_seeds;
};

}  // namespace latentwalk
