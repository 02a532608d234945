// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/scale_tile.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "ui/growth/heads_state.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kFrame = 3;  // around the picture
constexpr int kGap = 2;    // between picture and caption

}  // namespace

QImage crisp(const QImage& image, int side) {
    if (image.isNull() || side < 1 || image.width() == side) {
        return image;
    }
    if (image.width() > side) {
        return image.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    // First by the next whole number, so that every pixel stays a square; what is too much then only softens its edges.
    const int whole = (side + image.width() - 1) / image.width() * image.width();
    const QImage squares = image.scaled(whole, whole, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    return whole == side ? squares : squares.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

ScaleTile::ScaleTile(int scale, QWidget* parent) : QAbstractButton(parent), m_scale(scale) {
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setText(scaleName(scale));
}

void ScaleTile::setImage(const QImage& image) {
    m_image = image;
    m_shown = {};
    update();
}

void ScaleTile::setShare(double share) {
    if (share != m_share) {
        m_share = share;
        update();
    }
}

int ScaleTile::heightFor(int width) const {
    return width + kGap + fontMetrics().height();
}

void ScaleTile::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool ScaleTile::event(QEvent* event) {
    // The window has shortcuts of its own for these keys; here they press the button and walk along the tiles.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
            case Qt::Key_Space:
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Up:
            case Qt::Key_Down:
                if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
                    event->accept();
                    return true;
                }
                break;
            default:
                break;
        }
    }
    return QAbstractButton::event(event);
}

void ScaleTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(0, 0, width(), width()).adjusted(kFrame, kFrame, -kFrame, -kFrame);
    QPainterPath shape;
    shape.addRoundedRect(frame, 3, 3);
    painter.fillPath(shape, Appearance::stage());
    if (!m_image.isNull()) {
        const int side = static_cast<int>(std::lround(frame.width() * devicePixelRatioF()));
        if (m_shown.width() != side) {
            m_shown = crisp(m_image, side);
        }
        painter.save();
        painter.setClipPath(shape);
        painter.drawImage(frame, m_shown);
        painter.restore();
    }
    const auto outline = [&](QColor colour, double opacity, Qt::PenStyle style) {
        colour.setAlphaF(static_cast<float>(opacity));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 2, style));
        painter.drawRoundedRect(frame.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4);
    };
    const QColor ink = palette().color(QPalette::WindowText);
    if (isEnabled() && underMouse()) {
        outline(ink, 0.45, Qt::SolidLine);
    }
    if (isEnabled() && m_share > 0) {
        outline(Appearance::accent(), m_share, Qt::SolidLine);
    }
    if (hasFocus()) {
        outline(ink, 1, Qt::DotLine);
    }
    const QRectF caption(0, width() + kGap, width(), height() - width() - kGap);
    const bool main = isEnabled() && m_share >= 0.5;
    painter.setPen(main          ? ink
                   : isEnabled() ? Appearance::quiet()
                                 : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(caption, Qt::AlignHCenter | Qt::AlignTop, text());
}

}  // namespace latentwalk
