// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/face_tile.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/family/face_marks.h"

namespace latentwalk {
namespace {

bool leadsElsewhere(const QKeyEvent& event) {
    if ((event.modifiers() & ~Qt::KeypadModifier) != 0) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
            return true;
        default:
            return false;
    }
}

bool isTilesKey(const QKeyEvent& event) {
    const bool plain = (event.modifiers() & ~Qt::KeypadModifier) == 0;
    return leadsElsewhere(event) || (plain && (event.key() == Qt::Key_Space || event.key() == Qt::Key_P));
}

}  // namespace

FaceTile::FaceTile(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);  // which tells screen readers what Space does
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void FaceTile::setLook(const Look& look) {
    if (look == m_look) {
        return;
    }
    m_look = look;
    setChecked(look.chosen);
    setAccessibleName(look.name);
    setToolTip(look.name);
    describe();
    update();
}

void FaceTile::describe() {
    QStringList parts;
    if (m_look.chosen) {
        parts.append(tr("chosen"));
    }
    if (m_look.pinned) {
        parts.append(tr("kept"));
    }
    if (m_look.star) {
        parts.append(tr("starred"));
    }
    if (m_look.shown) {
        parts.append(tr("on the stage"));
    }
    setAccessibleDescription(parts.join(tr(", ", "between properties of a face")));
}

void FaceTile::setImage(const QImage& image) {
    m_image = image;
    m_failed = false;
    update();
}

void FaceTile::setFailed() {
    m_failed = m_image.isNull();
    update();
}

QRect FaceTile::tickRect() const {
    const int side = std::clamp(width() / 4, 18, 28);
    return {width() - side - 2, 2, side, side};
}

bool FaceTile::event(QEvent* event) {
    // The arrows step along the walk everywhere else in the window, and Space plays it.
    if (event->type() == QEvent::ShortcutOverride && isTilesKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void FaceTile::keyPressEvent(QKeyEvent* event) {
    if (leadsElsewhere(*event)) {
        emit moveRequested(event->key());
    } else if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        toggle();
    } else if (event->key() == Qt::Key_P && isTilesKey(*event)) {
        emit pinRequested(!m_look.pinned);
    } else {
        event->ignore();
    }
}

void FaceTile::keyReleaseEvent(QKeyEvent* event) {
    event->ignore();  // what a button does when Space is let go is done already
}

void FaceTile::mousePressEvent(QMouseEvent* event) {
    m_pressed = false;
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    if (tickRect().contains(event->position().toPoint()) || event->modifiers() == Qt::ControlModifier) {
        toggle();
    } else {
        m_pressed = true;
    }
}

void FaceTile::mouseReleaseEvent(QMouseEvent* event) {
    if (m_pressed && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        emit lookRequested();
    }
    m_pressed = false;
}

// Looking twice is nothing else; on the tick it is a click like any other.
void FaceTile::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event);
}

void FaceTile::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuRequested(byKey ? mapToGlobal(rect().center()) : event->globalPos());
}

void FaceTile::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
}

void FaceTile::focusOutEvent(QFocusEvent* event) {
    m_showsFocus = false;
    QAbstractButton::focusOutEvent(event);
}

void FaceTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(rect()).adjusted(3, 3, -3, -3);
    paintFace(painter, frame, m_image, m_failed);
    const bool hovered = underMouse();
    if (m_look.chosen || m_look.shown || hovered) {
        paintFaceFrame(painter, frame, m_look.chosen, m_look.shown, palette());
    }
    paintTick(painter, QRectF(tickRect()).adjusted(2, 2, -2, -2), m_look.chosen, hovered || hasFocus());
    const double badge = std::clamp(frame.width() / 5, 12.0, 18.0);
    if (m_look.pinned) {
        paintBadge(painter, QRectF(frame.left() + 3, frame.top() + 3, badge, badge), FaceBadge::Pin);
    }
    if (m_look.star) {
        paintBadge(painter, QRectF(frame.left() + 3, frame.bottom() - badge - 3, badge, badge), FaceBadge::Star);
    }
    if (hasFocus() && m_showsFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

}  // namespace latentwalk
