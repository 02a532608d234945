// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/pair_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/stage/enlarge.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kPairGap = 8;
constexpr int kCaptionGap = 6;
constexpr double kDividerStep = 0.05;
constexpr double kGrip = 9;  // the divider's handle

QImage soft(const QImage& image) {
    constexpr int kEnough = 256;
    QImage result = image.convertToFormat(QImage::Format_RGB32);
    while (!result.isNull() && result.width() < kEnough) {
        result = enlargedTwice(result);
    }
    return result;
}

}  // namespace

PairView::PairView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Photo and found face"));
    setSplit(false);
}

void PairView::setPhoto(const QImage& photo) {
    m_photo = soft(photo);
    update();
}

void PairView::setFace(const QImage& face) {
    m_face = face;
    m_smooth = soft(face);
    update();
}

void PairView::setSplit(bool split) {
    m_split = split;
    setFocusPolicy(split && !m_plain ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleDescription(split ? tr("Arrow keys move the divider between photo and face") : QString());
    setCursor(split && !m_plain ? Qt::SplitHCursor : Qt::ArrowCursor);
    update();
}

void PairView::setDivider(double divider) {
    m_divider = std::clamp(divider, 0.0, 1.0);
    update();
}

void PairView::setPlain(bool plain) {
    m_plain = plain;
    setSplit(m_split);
}

int PairView::captionHeight() const {
    return m_plain ? 0 : fontMetrics().height() + kCaptionGap;
}

QRect PairView::rectOf(int index) const {
    const int high = height() - captionHeight();
    if (m_split) {
        const int side = std::max(0, std::min(width(), high));
        return {(width() - side) / 2, (high - side) / 2, side, side};
    }
    const int side = std::max(0, std::min((width() - kPairGap) / 2, high));
    const int left = (width() - 2 * side - kPairGap) / 2;
    return {left + index * (side + kPairGap), (high - side) / 2, side, side};
}

double PairView::dividerX() const {
    const QRect square = rectOf(0);
    return square.left() + m_divider * square.width();
}

void PairView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto put = [&](const QRect& square, const QImage& image) {
        painter.fillRect(square, Appearance::line());
        if (!image.isNull()) {
            painter.drawImage(square, image);
        }
    };
    if (m_split) {
        put(rectOf(1), m_smooth);
        painter.save();
        painter.setClipRect(QRectF(rect().left(), rect().top(), dividerX(), height()));
        put(rectOf(0), m_photo);
        painter.restore();
        paintDivider(painter);
    } else {
        put(rectOf(0), m_photo);
        put(rectOf(1), m_smooth);
    }
    if (!m_plain) {
        paintCaption(painter, rectOf(0), tr("Photo"), m_split ? Qt::AlignLeft : Qt::AlignHCenter);
        paintCaption(painter, rectOf(1), tr("The model’s face"), m_split ? Qt::AlignRight : Qt::AlignHCenter);
    }
}

void PairView::paintCaption(QPainter& painter, const QRect& square, const QString& text, Qt::Alignment side) const {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(square.left(), square.bottom() + kCaptionGap, square.width(), fontMetrics().height()),
                     static_cast<int>(side | Qt::AlignTop) | Qt::TextSingleLine, text);
}

void PairView::paintDivider(QPainter& painter) const {
    const QRect square = rectOf(0);
    const double x = dividerX();
    painter.fillRect(QRectF(x - 1, square.top(), 2, square.height()), Qt::white);
    if (m_plain) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(x, square.center().y());
    painter.setPen(QPen(m_showsFocus ? Appearance::accent() : QColor(0, 0, 0, 90), m_showsFocus ? 2 : 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, kGrip, kGrip);
    painter.setPen(QPen(QColor(0xff5c5c5c), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const double side : {-1.0, 1.0}) {
        const double tip = 5 * side;
        const double foot = 2 * side;
        painter.drawPolyline(
            QPolygonF{middle + QPointF(foot, -3), middle + QPointF(tip, 0), middle + QPointF(foot, 3)});
    }
}

void PairView::dragTo(double x) {
    const QRect square = rectOf(0);
    if (square.width() > 0) {
        setDivider((x - square.left()) / square.width());
        emit dividerMoved(m_divider);
    }
}

void PairView::mousePressEvent(QMouseEvent* event) {
    if (!m_split || m_plain || event->button() != Qt::LeftButton) {
        event->ignore();  // for whoever makes the small one large
        return;
    }
    m_dragging = true;
    dragTo(event->position().x());
}

void PairView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        dragTo(event->position().x());
    }
}

void PairView::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(m_dragging, false)) {
        event->ignore();
    }
}

bool PairView::isOwnKey(int key) const {
    return m_split && !m_plain &&
           (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End);
}

void PairView::keyPressEvent(QKeyEvent* event) {
    if (!isOwnKey(event->key()) || (event->modifiers() & ~Qt::KeypadModifier) != 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double by = event->key() == Qt::Key_Left    ? -kDividerStep
                      : event->key() == Qt::Key_Right ? kDividerStep
                      : event->key() == Qt::Key_Home  ? -1
                                                      : 1;
    setDivider(m_divider + by);
    emit dividerMoved(m_divider);
}

bool PairView::event(QEvent* event) {
    // The arrows are the walk's, but not while the divider has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isOwnKey(key->key()) && (key->modifiers() & ~Qt::KeypadModifier) == 0) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PairView::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void PairView::focusOutEvent(QFocusEvent*) {
    m_showsFocus = false;
    update();
}

}  // namespace latentwalk
