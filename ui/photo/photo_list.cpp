// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/photo_list.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kIconSide = 48;
constexpr int kIdRole = Qt::UserRole;
constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kNoteRole = Qt::UserRole + 2;

// A square out of the middle.
QIcon iconOf(const QImage& picture) {
    QPixmap square(kIconSide, kIconSide);
    square.fill(Appearance::stage());
    if (!picture.isNull()) {
        const QImage scaled =
            picture.scaled(kIconSide, kIconSide, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
        QPainter(&square).drawImage((kIconSide - scaled.width()) / 2, (kIconSide - scaled.height()) / 2, scaled);
    }
    return QIcon(square);
}

}  // namespace

PhotoList::PhotoList(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Photos"));
    setToolTip(tr("The order of the walk: drag a photo to another place, Delete takes it out"));
    setIconSize({kIconSide, kIconSide});
    setSpacing(2);
    setUniformItemSizes(true);
    setWordWrap(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    connect(this, &QListWidget::currentItemChanged, this, [this] { emit chosenChanged(chosen()); });
}

QListWidgetItem* PhotoList::itemOf(int id) const {
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(kIdRole).toInt() == id) {
            return item(row);
        }
    }
    return nullptr;
}

void PhotoList::write(QListWidgetItem& item) const {
    const QString name = item.data(kNameRole).toString();
    const QString note = item.data(kNoteRole).toString();
    item.setText(note.isEmpty() ? name : name + u'\n' + note);
    item.setToolTip(item.text());
}

void PhotoList::add(int id, const QString& name) {
    auto* item = new QListWidgetItem(iconOf({}), name);
    item->setData(kIdRole, id);
    item->setData(kNameRole, name);
    item->setSizeHint({0, kIconSide + 8});
    item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
    addItem(item);
    write(*item);
}

void PhotoList::setPicture(int id, const QImage& picture) {
    if (QListWidgetItem* item = itemOf(id)) {
        item->setIcon(iconOf(picture));
    }
}

void PhotoList::setNote(int id, const QString& note, bool wrong) {
    if (QListWidgetItem* item = itemOf(id)) {
        item->setData(kNoteRole, note);
        if (wrong) {
            item->setIcon(icon(QStringLiteral("warning")));
        }
        write(*item);
    }
}

void PhotoList::choose(int id) {
    setCurrentItem(itemOf(id));
}

int PhotoList::chosen() const {
    return currentItem() == nullptr ? -1 : currentItem()->data(kIdRole).toInt();
}

QList<int> PhotoList::ids() const {
    QList<int> all;
    for (int row = 0; row < count(); ++row) {
        all.append(item(row)->data(kIdRole).toInt());
    }
    return all;
}

void PhotoList::keyPressEvent(QKeyEvent* event) {
    const int id = chosen();
    if (event->key() != Qt::Key_Delete || id < 0) {
        QListWidget::keyPressEvent(event);
        return;
    }
    delete takeItem(currentRow());
    emit removed(id);
}

}  // namespace latentwalk
