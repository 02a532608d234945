// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace latentwalk {

// The photographs that are to become faces of a walk, in its order: dragging moves one, Delete takes it out.
class PhotoList : public QListWidget {
    Q_OBJECT

public:
    explicit PhotoList(QWidget* parent = nullptr);

    // At the end, with a grey square until it has a picture.
    void add(int id, const QString& name);
    void setPicture(int id, const QImage& picture);
    // What there is to say of a photograph ("No face found"), under its name; `wrong` marks it.
    void setNote(int id, const QString& note, bool wrong);
    void choose(int id);
    // Of the chosen one; -1 without one.
    int chosen() const;
    // All of them, in their order.
    QList<int> ids() const;

signals:
    void chosenChanged(int id);
    void removed(int id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QListWidgetItem* itemOf(int id) const;
    void write(QListWidgetItem& item) const;
};

}  // namespace latentwalk
