// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

bool isOwnKey(const QKeyEvent& event) {
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            return true;
        default:
            return false;
    }
}

bool isByKey(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

}  // namespace

PlaneView::PlaneView(PlaneTiles& tiles, QWidget* parent) : QWidget(parent), m_tiles(tiles), m_painter(tiles) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Plane of faces"));
    setAccessibleDescription(
        tr("Arrow keys go to the face beside the shown one; Shift and arrow keys look further; + and − zoom; Home goes "
           "back to the middle"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&tiles, &PlaneTiles::pictureChanged, this, qOverload<>(&QWidget::update));
    showCursor();
}

void PlaneView::setPlane(const Plane& plane, const PlaneRange& across, const PlaneRange& up) {
    m_map.setPlane(plane, across, up);
    look();
}

void PlaneView::setWords(PlaneAxisWords across, PlaneAxisWords up) {
    m_wordsAcross = std::move(across);
    m_wordsUp = std::move(up);
    update();
}

void PlaneView::setEmptyText(const QString& text) {
    m_emptyText = text;
    look();
}

void PlaneView::setHere(std::optional<PlanePoint> here) {
    if (m_here != here) {
        m_here = here;
        update();
    }
}

void PlaneView::setDrawing(bool drawing) {
    m_drawing = drawing;
    m_path.clear();
    showCursor();
    update();
}

void PlaneView::showCursor() {
    setCursor(m_drawing ? Qt::CrossCursor : m_pressed && m_moved ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
}

std::optional<PlanePoint> PlaneView::tilePlaceAt(QPointF point) const {
    return m_emptyText.isEmpty() ? m_map.tilePlaceAt(point) : std::nullopt;
}

QString PlaneView::describe(PlanePoint place) const {
    QStringList parts;
    for (const auto& [words, at] : {std::pair(&m_wordsAcross, place.x), std::pair(&m_wordsUp, place.y)}) {
        if (!words->name.isEmpty()) {
            parts.append(tr("%1 %2", "axis and place").arg(words->name, words->textOf(at)));
        }
    }
    return parts.join(tr(", ", "between axes"));
}

void PlaneView::look() {
    m_map.setSurface(size(), devicePixelRatioF());
    update();
    if (!m_emptyText.isEmpty() || !isVisible()) {
        m_inSight.clear();
        m_tiles.look({}, 1);
        return;
    }
    m_inSight = m_map.inSight();
    m_tiles.look(m_inSight, static_cast<int>(std::lround(side() * devicePixelRatioF())));
}

void PlaneView::moveBy(QPointF pixels) {
    m_map.moveBy(pixels);
    look();
    emit looked();
}

void PlaneView::zoomAbout(QPointF fixed, double notches) {
    m_map.zoomAbout(fixed, notches);
    look();
    emit looked();
}

PlanePoint PlaneView::hereOrMiddle() const {
    return m_here.value_or(PlanePoint{plane().x, plane().y});
}

void PlaneView::stepTo(int columns, int rows) {
    const PlanePoint to = m_map.neighbour(hereOrMiddle(), columns, rows);
    emit placeChosen(to, true);
    // The view follows what would leave it.
    const QRectF inside = QRectF(rect()).adjusted(side() / 2, side() / 2, -side() / 2, -side() / 2);
    const QPointF point = pointOf(to);
    moveBy({std::clamp(point.x(), inside.left(), std::max(inside.left(), inside.right())) - point.x(),
            std::clamp(point.y(), inside.top(), std::max(inside.top(), inside.bottom())) - point.y()});
}

bool PlaneView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();  // the arrows step along the walk everywhere else in the window
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto place = tilePlaceAt(help->pos());
        QToolTip::showText(help->globalPos(), place && !m_drawing ? describe(*place) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void PlaneView::keyPressEvent(QKeyEvent* event) {
    if (!isOwnKey(*event) || !m_emptyText.isEmpty()) {
        event->ignore();
        return;
    }
    const bool looks = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [&](int columns, int rows) {
        looks ? moveBy(QPointF(-columns * side(), rows * side())) : stepTo(columns, rows);
    };
    switch (event->key()) {
        case Qt::Key_Left:
            step(-1, 0);
            break;
        case Qt::Key_Right:
            step(1, 0);
            break;
        case Qt::Key_Up:
            step(0, 1);
            break;
        case Qt::Key_Down:
            step(0, -1);
            break;
        case Qt::Key_Home:
            emit middleRequested();
            break;
        case Qt::Key_Minus:
            zoomOut();
            break;
        default:
            zoomIn();
    }
}

void PlaneView::focusInEvent(QFocusEvent* event) {
    m_showsFocus = isByKey(event->reason());
    QWidget::focusInEvent(event);
    update();
}

void PlaneView::focusOutEvent(QFocusEvent* event) {
    m_showsFocus = false;
    QWidget::focusOutEvent(event);
    update();
}

void PlaneView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    look();
}

void PlaneView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void PlaneView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    look();
}

void PlaneView::wheelEvent(QWheelEvent* event) {
    constexpr double kNotch = 120;
    if (m_emptyText.isEmpty() && event->angleDelta().y() != 0) {
        zoomAbout(event->position(), event->angleDelta().y() / kNotch);
    }
    event->accept();
}

void PlaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_emptyText.isEmpty()) {
        event->ignore();
        return;
    }
    m_pressed = event->position();
    m_last = event->position();
    m_moved = false;
    m_path = m_drawing ? QPolygonF{event->position()} : QPolygonF();
}

void PlaneView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) {
        return;
    }
    const QPointF point = event->position();
    m_moved = m_moved || (point - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_drawing) {
        m_path.append(point);
        update();
    } else if (m_moved) {
        showCursor();
        moveBy(point - m_last);
        m_last = point;
    }
}

void PlaneView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressed, std::nullopt)) {
        return;
    }
    showCursor();
    if (m_drawing) {
        std::vector<PlanePoint> path;
        for (const QPointF& point : std::exchange(m_path, {})) {
            path.push_back(placeAt(point));
        }
        update();
        emit pathDrawn(path);
    } else if (const auto place = tilePlaceAt(event->position()); place && !m_moved) {
        emit placeChosen(*place, false);
    }
}

void PlaneView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF point = byKey ? pointOf(hereOrMiddle()) : QPointF(event->pos());
    if (const auto place = byKey && m_here ? m_here : tilePlaceAt(point)) {
        emit menuRequested(*place, mapToGlobal(point.toPoint()));
    }
}

void PlaneView::paintHere(QPainter& painter) const {
    if (!m_here) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF frame = m_map.rectOf(*m_here);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 4));
    painter.drawRect(frame);
    painter.setPen(QPen(Appearance::accent(), 2));
    painter.drawRect(frame);
}

// Which way means more of what: along the lower edge and the left one.
void PlaneView::paintAxes(QPainter& painter) const {
    constexpr int kPadding = 6;
    painter.setRenderHint(QPainter::Antialiasing);
    const auto label = [&](const QString& text, bool upright) {
        if (text.isEmpty()) {
            return;
        }
        const QFontMetricsF metrics(painter.font());
        const QString shown = metrics.elidedText(text, Qt::ElideRight, (upright ? height() : width()) * 0.6);
        const QSizeF size(metrics.horizontalAdvance(shown) + 2 * kPadding, metrics.height() + kPadding);
        painter.save();
        if (upright) {
            painter.translate(4, (height() + size.width()) / 2);
            painter.rotate(-90);
        } else {
            painter.translate((width() - size.width()) / 2, height() - size.height() - 4);
        }
        const QRectF box(QPointF(0, 0), size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 150));
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(QColor(255, 255, 255));
        painter.drawText(box, Qt::AlignCenter, shown);
        painter.restore();
    };
    // Turned by a quarter, "further to the right" reads as "further up".
    label(m_wordsAcross.name.isEmpty() ? QString() : m_wordsAcross.name + QStringLiteral(" →"), false);
    label(m_wordsUp.name.isEmpty() ? QString() : m_wordsUp.name + QStringLiteral(" →"), true);
}

void PlaneView::paintPath(QPainter& painter) const {
    if (m_path.size() < 2) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(m_path);
    painter.setPen(QPen(Appearance::accent(), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(m_path);
}

void PlaneView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::stage());
    if (!m_emptyText.isEmpty()) {
        constexpr int kMargin = 24;
        painter.setPen(Appearance::quiet());
        painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
    } else {
        if (!m_painter.paint(painter, m_map, m_inSight, devicePixelRatioF())) {
            QMetaObject::invokeMethod(this, qOverload<>(&QWidget::update), Qt::QueuedConnection);
        }
        paintHere(painter);
        paintAxes(painter);
        paintPath(painter);
    }
    if (m_showsFocus) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Appearance::accent(), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

}  // namespace latentwalk
