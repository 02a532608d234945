// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_view.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPixmap>
#include <QWheelEvent>
#include <algorithm>
#include <memory>
#include <utility>

#include "ui/gallery/gallery_model.h"

namespace latentwalk {
namespace {

bool movesAround(const QKeyEvent& event) {
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::ControlModifier | Qt::KeypadModifier)) != 0) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            return true;
        default:
            return false;
    }
}

}  // namespace

GalleryView::GalleryView(QWidget* parent) : GallerySheet(parent) {
    setAccessibleName(tr("Gallery"));
    setAccessibleDescription(tr("The faces of all seeds"));
}

bool GalleryView::event(QEvent* event) {
    // The arrows step along the walk everywhere else in the window.
    if (event->type() == QEvent::ShortcutOverride && movesAround(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return GallerySheet::event(event);
}

void GalleryView::keyPressEvent(QKeyEvent* event) {
    if (movesAround(*event)) {
        const QModelIndex before = currentIndex();
        GallerySheet::keyPressEvent(event);
        event->accept();
        const bool plain = (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) == 0;
        if (const auto seed = seedAt(currentIndex()); seed && plain && currentIndex() != before) {
            emit seedChosen(*seed);
        }
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const auto seed = seedAt(currentIndex())) {
            emit seedChosen(*seed);
        }
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    // Not to the base class, which searches for letters, edits and selects with Space: those are the window's keys.
    event->ignore();
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int last = rowCount() - 1;
    const QModelIndex now = currentIndex();
    if (!now.isValid() && action != MoveHome && action != MoveEnd) {
        return indexOf(std::min(topRow(), last));
    }
    const int columns = grid().columns();
    const int page = std::max(1, viewport()->height() / grid().cellHeight()) * columns;
    int row = now.row();
    // Up from the first line and down from the last lead nowhere; a page leads to them.
    const auto byLines = [&](int rows) { return row + rows < 0 || row + rows > last ? row : row + rows; };
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            row = std::max(0, row - 1);
            break;
        case MoveRight:
        case MoveNext:
            row = std::min(last, row + 1);
            break;
        case MoveUp:
            row = byLines(-columns);
            break;
        case MoveDown:
            row = byLines(columns);
            break;
        case MovePageUp:
            row = row >= page ? row - page : row % columns;
            break;
        case MovePageDown:
            row = row + page <= last ? row + page : last;
            break;
        case MoveHome:
            row = 0;
            break;
        case MoveEnd:
            row = last;
            break;
    }
    return indexOf(row);
}

bool GalleryView::isOnStar(const QModelIndex& index, const QPoint& point) const {
    return index.isValid() && grid().starInCell().translated(visualRect(index).topLeft()).contains(point);
}

bool GalleryView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        hover({});
    }
    return GallerySheet::viewportEvent(event);
}

void GalleryView::mousePressEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    m_pressedPlain = false;
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier) {
        if (isOnStar(index, point)) {
            emit favouriteToggled(*seedAt(index));
            return;
        }
        m_pressedPlain = index.isValid();
    }
    GallerySheet::mousePressEvent(event);
}

void GalleryView::mouseMoveEvent(QMouseEvent* event) {
    hover(indexAt(event->position().toPoint()));
    GallerySheet::mouseMoveEvent(event);
}

void GalleryView::mouseReleaseEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool chosen = std::exchange(m_pressedPlain, false) && event->button() == Qt::LeftButton &&
                        state() != DragSelectingState && index.isValid() && index == currentIndex();
    GallerySheet::mouseReleaseEvent(event);
    if (chosen) {
        emit seedChosen(*seedAt(index));
    }
}

// The second press of two quick clicks is a click like any other.
void GalleryView::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event);
}

void GalleryView::wheelEvent(QWheelEvent* event) {
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        GallerySheet::wheelEvent(event);
        return;
    }
    constexpr int kNotch = 120;
    emit sideRequested(side() + 8 * event->angleDelta().y() / kNotch);
    event->accept();
}

void GalleryView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    if (byKey) {
        scrollTo(index);
    }
    const QPoint place = byKey ? visualRect(index).center() : event->pos();
    emit menuRequested(index, viewport()->mapToGlobal(place));
}

// One face, the one under the pointer, is dragged, whatever else is selected: an anchor takes one.
void GalleryView::startDrag(Qt::DropActions) {
    const QModelIndex index = currentIndex();
    std::unique_ptr<QMimeData> dragged(index.isValid() ? model()->mimeData({index}) : nullptr);
    m_pressedPlain = false;
    if (!dragged) {
        return;
    }
    auto* drag = new QDrag(this);
    drag->setMimeData(dragged.release());
    if (const auto image = index.data(GalleryModel::ThumbnailRole).value<QImage>(); !image.isNull()) {
        QPixmap pixmap = QPixmap::fromImage(image);
        pixmap.setDevicePixelRatio(static_cast<double>(image.width()) / grid().side);
        drag->setPixmap(pixmap);
        drag->setHotSpot({grid().side / 2, grid().side / 2});
    }
    drag->exec(Qt::CopyAction);
}

}  // namespace latentwalk
