// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/gallery_sheet.h"

namespace latentwalk {

// The gallery's sheet with what the mouse and the keyboard do on it. Keys that move around are its own while it has the
// focus; letters and Space are left to the window.
class GalleryView : public GallerySheet {
    Q_OBJECT

public:
    explicit GalleryView(QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override {}

signals:
    // By a click, the arrow keys or Return.
    void seedChosen(quint64 seed);
    void favouriteToggled(quint64 seed);
    // Another size of the pictures is wished for, with the wheel.
    void sideRequested(int side);
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    bool isOnStar(const QModelIndex& index, const QPoint& point) const;

    bool m_pressedPlain = false;  // the left button went down on a cell, with no key held
};

}  // namespace latentwalk
