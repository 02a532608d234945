// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/points/points_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <cmath>

#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr double kPhotoMargin = 8;
constexpr double kRadius = 7;     // of a point
constexpr double kReach = 14;     // from where it can be taken
constexpr double kSmallStep = 1;  // of an arrow key, in pixels of the screen
constexpr double kLargeStep = 10;
constexpr double kPhotoZoomStep = 1.25;
constexpr double kSmallPart = 0.34;  // a face whose square is a smaller part of the photograph is shown larger
constexpr double kAround = 2.2;      // then this much of its square

QPointF stepOf(int key) {
    switch (key) {
        case Qt::Key_Left:
            return {-1, 0};
        case Qt::Key_Right:
            return {1, 0};
        case Qt::Key_Up:
            return {0, -1};
        case Qt::Key_Down:
            return {0, 1};
        default:
            return {};
    }
}

QString nameOfPoint(int point) {
    return point == 0   ? PointsView::tr("Eye on the left")
           : point == 1 ? PointsView::tr("Eye on the right")
                        : PointsView::tr("Mouth");
}

}  // namespace

PointsView::PointsView(QWidget* parent) : QWidget(parent), m_target() {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Photo with the eyes and the mouth"));
    sayWhere();
}

void PointsView::setTarget(const faces::FacePoints& target) {
    m_target = target;
    update();
}

void PointsView::setPhoto(const QImage& image, QSize size, const std::vector<faces::FacePoints>& faces,
                          const faces::FacePoints& points) {
    m_image = image;
    m_reduced = {};
    m_faces = faces;
    m_points = points;
    m_dragged.reset();
    m_hovered.reset();
    m_map.setPhoto(image.isNull() ? QSizeF() : QSizeF(size));
    const QRectF square = cropSquare(points, m_target).boundingRect();
    if (faces.size() == 1 && square.width() < kSmallPart * size.width() &&
        square.height() < kSmallPart * size.height()) {
        const QSizeF part = square.size() * kAround;
        m_map.show({square.center() - QPointF(part.width(), part.height()) / 2, part});
    }
    sayWhere();
    update();
}

void PointsView::setEmptyText(const QString& text) {
    m_emptyText = text;
    update();
}

void PointsView::setPoints(const faces::FacePoints& points) {
    m_points = points;
    sayWhere();
    update();
}

std::optional<int> PointsView::pointAt(QPointF where) const {
    std::optional<int> nearest;
    double reach = kReach;
    for (int point = 0; point < kPoints && !m_image.isNull(); ++point) {
        const QPointF off = seenAt(point) - where;
        if (const double distance = std::hypot(off.x(), off.y()); distance <= reach) {
            nearest = point;
            reach = distance;
        }
    }
    return nearest;
}

// The face that is chosen already is none to choose.
std::optional<int> PointsView::faceAt(QPointF where) const {
    for (int face = 0; face < static_cast<int>(m_faces.size()); ++face) {
        const faces::FacePoints& points = m_faces[static_cast<std::size_t>(face)];
        if (points != m_points && onWidget(cropSquare(points, m_target)).containsPoint(where, Qt::OddEvenFill)) {
            return face;
        }
    }
    return std::nullopt;
}

QPolygonF PointsView::onWidget(const QPolygonF& square) const {
    QPolygonF seen;
    for (const QPointF corner : square) {
        seen.append(m_map.toWidget({corner.x(), corner.y()}));
    }
    return seen;
}

void PointsView::choose(int point) {
    m_current = point;
    sayWhere();
    update();
}

void PointsView::put(int point, faces::Place place) {
    const faces::Place within = m_map.within(place);
    if (pointOf(m_points, point) == within) {
        return;
    }
    pointOf(m_points, point) = within;
    sayWhere();
    update();
    emit pointsChanged(m_points);
}

// For those who do not see it.
void PointsView::sayWhere() {
    const faces::Place at = pointOf(m_points, m_current);
    setAccessibleDescription(
        m_image.isNull() ? m_emptyText
                         : tr("%1 at %2, %3. Tab goes to the next point, arrow keys move it, with Shift further.")
                               .arg(nameOfPoint(m_current), numberLocale().toString(std::lround(at.x)),
                                    numberLocale().toString(std::lround(at.y))));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void PointsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::stage());
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_image.isNull()) {
        painter.setPen(Appearance::quiet());
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const QRectF photo = m_map.photoRect();
    painter.drawImage(photo, imageToPaint((photo.size() * devicePixelRatioF()).toSize()));
    paintSquare(painter);
    paintFaces(painter);
    paintPoints(painter);
}

// Shrunk in one go a large photograph would be full of aliases; Qt's scaled() averages.
const QImage& PointsView::imageToPaint(QSize pixels) {
    constexpr double kWorthIt = 0.75;
    if (pixels.width() >= kWorthIt * m_image.width()) {
        return m_image;
    }
    if (m_reduced.size() != pixels) {
        m_reduced = m_image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return m_reduced;
}

// What the model does not see is dimmed.
void PointsView::paintSquare(QPainter& painter) const {
    const QPolygonF square = onWidget(cropSquare(m_points, m_target));
    if (square.isEmpty()) {
        return;
    }
    QPainterPath outside;
    outside.addRect(m_map.photoRect().intersected(QRectF(rect())));
    QPainterPath inside;
    inside.addPolygon(square);
    inside.closeSubpath();
    painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 96));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 200), 1));
    painter.drawPath(inside);
}

void PointsView::paintFaces(QPainter& painter) const {
    for (int face = 0; face < static_cast<int>(m_faces.size()); ++face) {
        const faces::FacePoints& points = m_faces[static_cast<std::size_t>(face)];
        if (points == m_points) {
            continue;
        }
        const bool hovered = m_hovered == face;
        painter.setBrush(hovered ? QColor(255, 255, 255, 48) : QColor(Qt::transparent));
        painter.setPen(QPen(QColor(255, 255, 255, hovered ? 255 : 170), hovered ? 2 : 1.25, Qt::DashLine));
        painter.drawPolygon(onWidget(cropSquare(points, m_target)));
    }
}

void PointsView::paintPoints(QPainter& painter) const {
    for (int point = 0; point < kPoints; ++point) {
        const QPointF at = seenAt(point);
        const bool current = point == m_current && (hasFocus() || m_dragged);
        // Dark, then bright: seen on any skin.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 150), current ? 5 : 4));
        painter.drawEllipse(at, kRadius, kRadius);
        painter.setPen(QPen(current ? Appearance::accent().lighter(150) : QColor(Qt::white), current ? 3 : 2));
        painter.drawEllipse(at, kRadius, kRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(current ? Appearance::accent().lighter(150) : QColor(Qt::white));
        painter.drawEllipse(at, 1.5, 1.5);
    }
}

void PointsView::resizeEvent(QResizeEvent*) {
    m_map.setRoom(QRectF(rect()).adjusted(kPhotoMargin, kPhotoMargin, -kPhotoMargin, -kPhotoMargin));
}

void PointsView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_image.isNull()) {
        event->ignore();
        return;
    }
    if (const auto point = pointAt(event->position())) {
        m_dragged = point;
        m_grip = seenAt(*point) - event->position();
        choose(*point);
    } else if (const auto face = faceAt(event->position())) {
        emit faceChosen(*face);
    } else {
        m_movedFrom = event->position();
    }
    showCursor(event->position());
}

void PointsView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged) {
        put(*m_dragged, m_map.toPhoto(event->position() + m_grip));
    } else if (m_movedFrom) {
        m_map.move(event->position() - *m_movedFrom);
        m_movedFrom = event->position();
        update();
    } else if (const auto hovered = pointAt(event->position()) ? std::nullopt : faceAt(event->position());
               hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    showCursor(event->position());
}

void PointsView::mouseReleaseEvent(QMouseEvent* event) {
    m_dragged.reset();
    m_movedFrom.reset();
    showCursor(event->position());
    update();
}

void PointsView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (pointAt(event->position())) {
        mousePressEvent(event);  // the second click of somebody in a hurry
        return;
    }
    m_map.fit();
    update();
}

void PointsView::wheelEvent(QWheelEvent* event) {
    if (m_image.isNull() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    constexpr double kNotch = 120;  // Qt's unit: eighths of a degree, fifteen degrees a notch
    m_map.zoomAbout(event->position(), std::pow(kPhotoZoomStep, event->angleDelta().y() / kNotch));
    update();
    event->accept();
}

void PointsView::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

void PointsView::showCursor(QPointF where) {
    if (m_dragged || (!m_movedFrom && pointAt(where))) {
        setCursor(m_dragged ? Qt::BlankCursor : Qt::CrossCursor);  // what is aimed at is not covered by a hand
    } else if (!m_movedFrom && faceAt(where)) {
        setCursor(Qt::PointingHandCursor);
    } else if (!m_map.isFitted()) {
        setCursor(m_movedFrom ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
    } else {
        unsetCursor();
    }
}

void PointsView::keyPressEvent(QKeyEvent* event) {
    const QPointF step = stepOf(event->key());
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (m_image.isNull() || step.isNull() || (modifiers & ~Qt::ShiftModifier) != 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double far = modifiers.testFlag(Qt::ShiftModifier) ? kLargeStep : kSmallStep;
    put(m_current, m_map.toPhoto(seenAt(m_current) + far * step));
}

void PointsView::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason) {
        m_current = 0;
    } else if (event->reason() == Qt::BacktabFocusReason) {
        m_current = kPoints - 1;
    }
    choose(m_current);
}

void PointsView::focusOutEvent(QFocusEvent*) {
    update();
}

// From point to point before the focus leaves.
bool PointsView::focusNextPrevChild(bool next) {
    const int point = m_current + (next ? 1 : -1);
    if (!m_image.isNull() && hasFocus() && point >= 0 && point < kPoints) {
        choose(point);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

}  // namespace latentwalk
