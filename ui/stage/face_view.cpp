// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/face_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/stage/enlarge.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kMargin = 16;
constexpr double kSmallestZoom = 0.125;
constexpr double kLargestZoom = 64;
constexpr double kZoomStep = 1.25;
constexpr double kPan = 48;

// Where the view goes with an arrow key; nowhere with others.
QPointF panOf(const QKeyEvent& event) {
    // The keypad's arrows come with a modifier of their own.
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        return {};
    }
    switch (event.key()) {
        case Qt::Key_Left:
            return {-kPan, 0};
        case Qt::Key_Right:
            return {kPan, 0};
        case Qt::Key_Up:
            return {0, -kPan};
        case Qt::Key_Down:
            return {0, kPan};
        default:
            return {};
    }
}

}  // namespace

FaceView::FaceView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Face"));
    setAccessibleDescription(tr("The picture that the generator makes of the present latent"));
}

void FaceView::setImage(const QImage& image, QSize size) {
    const QSize wanted = size.isEmpty() ? image.size() : size;
    const bool newSize = wanted != m_size;
    m_image = image;
    m_size = wanted;
    m_enlarged = {};
    if (newSize) {
        keepInSight();
        emit zoomChanged();
    }
    update();
}

void FaceView::setEmptyText(const QString& text) {
    m_emptyText = text;
    update();
}

void FaceView::setDropHint(const QString& text) {
    m_dropHint = text;
    update();
}

double FaceView::fittingZoom() const {
    if (m_image.isNull()) {
        return 1;
    }
    const QSizeF room = QSizeF(size().shrunkBy({kMargin, kMargin, kMargin, kMargin})) * devicePixelRatioF();
    return std::max(kSmallestZoom, std::min(room.width() / m_size.width(), room.height() / m_size.height()));
}

double FaceView::zoom() const {
    return m_fitted ? fittingZoom() : m_zoom;
}

QRectF FaceView::imageRect() const {
    const QSizeF size = QSizeF(m_size) * (zoom() / devicePixelRatioF());
    const QPointF middle = QRectF(rect()).center() + (m_fitted ? QPointF() : m_offset);
    return {middle - QPointF(size.width() / 2, size.height() / 2), size};
}

void FaceView::fit() {
    m_fitted = true;
    m_offset = {};
    unsetCursor();
    update();
    emit zoomChanged();
}

void FaceView::setZoom(double zoom) {
    zoomAbout(QRectF(rect()).center(), zoom);
}

void FaceView::zoomIn() {
    setZoom(zoom() * kZoomStep);
}

void FaceView::zoomOut() {
    setZoom(zoom() / kZoomStep);
}

void FaceView::setSmooth(bool smooth) {
    m_smooth = smooth;
    update();
}

// The point of the picture that lies under `fixed` stays there.
void FaceView::zoomAbout(QPointF fixed, double zoom) {
    const double before = this->zoom();
    const QPointF offset = m_fitted ? QPointF() : m_offset;
    m_zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    m_fitted = false;
    const QPointF fromMiddle = fixed - QRectF(rect()).center();
    m_offset = fromMiddle - (fromMiddle - offset) * (m_zoom / before);
    keepInSight();
    update();
    emit zoomChanged();
}

void FaceView::keepInSight() {
    const QSizeF picture = QSizeF(m_size) * (zoom() / devicePixelRatioF());
    const double x = std::max(0.0, (picture.width() - width()) / 2 + kMargin);
    const double y = std::max(0.0, (picture.height() - height()) / 2 + kMargin);
    m_offset = {std::clamp(m_offset.x(), -x, x), std::clamp(m_offset.y(), -y, y)};
    if (picture.width() <= width()) {
        m_offset.setX(0);
    }
    if (picture.height() <= height()) {
        m_offset.setY(0);
    }
    if (!m_dragging) {
        if (canPan()) {
            setCursor(Qt::OpenHandCursor);
        } else {
            unsetCursor();
        }
    }
}

bool FaceView::canPan() const {
    const QRectF picture = imageRect();
    return !m_fitted && (picture.width() > width() || picture.height() > height());
}

void FaceView::pan(QPointF by) {
    m_offset += by;
    keepInSight();
    update();
}

bool FaceView::event(QEvent* event) {
    // The arrows are the walk's, but not while there is more of the face to see.
    if (event->type() == QEvent::ShortcutOverride && canPan() && !panOf(*static_cast<QKeyEvent*>(event)).isNull()) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FaceView::keyPressEvent(QKeyEvent* event) {
    const QPointF by = panOf(*event);
    if (by.isNull() || !canPan()) {
        QWidget::keyPressEvent(event);
        return;
    }
    pan(-by);
}

void FaceView::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void FaceView::focusOutEvent(QFocusEvent*) {
    m_showsFocus = false;
    update();
}

void FaceView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::stage());
    if (m_image.isNull()) {
        paintMessage(painter, m_emptyText);
    } else {
        // Whole device pixels, or a sharp picture would be smeared over two of them.
        const double ratio = devicePixelRatioF();
        const QRectF target = imageRect();
        const QPointF corner(std::round(target.x() * ratio) / ratio, std::round(target.y() * ratio) / ratio);
        const double scale = zoom();
        const bool whole = std::abs(scale - std::round(scale)) < 1e-6;
        painter.setRenderHint(QPainter::SmoothPixmapTransform, m_smooth && !(whole && scale < 1.5));
        painter.drawImage(QRectF(corner, target.size()), imageToPaint());
        if (!std::exchange(m_painted, true)) {
            emit firstPainted();
        }
    }
    if (m_showsFocus) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Appearance::accent(), 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(2, 2, -3, -3));
    }
    if (!m_dropHint.isEmpty()) {
        QColor veil = Appearance::stage();
        veil.setAlpha(200);
        painter.fillRect(rect(), veil);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Appearance::accent(), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(8, 8, -8, -8), 8, 8);
        paintMessage(painter, m_dropHint);
    }
}

const QImage& FaceView::imageToPaint() {
    // Larger pictures are hardly enlarged, and would cost more time than a moving picture has.
    constexpr int kLargest = 256;
    constexpr double kWorthIt = 1.5;
    if (!m_smooth || zoom() < kWorthIt || m_image.width() > kLargest || m_image.height() > kLargest) {
        return m_image;
    }
    if (m_enlarged.isNull()) {
        m_enlarged = enlargedTwice(m_image.convertToFormat(QImage::Format_RGB32));
    }
    return m_enlarged;
}

void FaceView::paintMessage(QPainter& painter, const QString& text) const {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    painter.setFont(large);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void FaceView::resizeEvent(QResizeEvent*) {
    keepInSight();
    if (m_fitted) {
        emit zoomChanged();
    }
}

void FaceView::wheelEvent(QWheelEvent* event) {
    if (m_image.isNull() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    constexpr double kNotch = 120;  // Qt's unit: eighths of a degree, fifteen degrees a notch
    zoomAbout(event->position(), zoom() * std::pow(kZoomStep, event->angleDelta().y() / kNotch));
    event->accept();
}

void FaceView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !canPan()) {
        event->ignore();
        return;
    }
    m_dragging = true;
    m_dragStart = event->position() - m_offset;
    setCursor(Qt::ClosedHandCursor);
}

void FaceView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        pan(event->position() - m_dragStart - m_offset);
    }
}

void FaceView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_dragging) {
        m_dragging = false;
        keepInSight();
    }
}

// Back and forth between the whole picture and its own pixels.
void FaceView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_image.isNull() || event->button() != Qt::LeftButton) {
        return;
    }
    if (m_fitted) {
        zoomAbout(event->position(), 1);
    } else {
        fit();
    }
}

}  // namespace latentwalk
