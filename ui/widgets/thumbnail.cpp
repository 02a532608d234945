// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/thumbnail.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/theme.h"

namespace latentwalk {

Thumbnail::Thumbnail(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void Thumbnail::setImage(const QImage& image) {
    m_image = image;
    update();
}

void Thumbnail::setCurrent(bool current) {
    if (current != m_current) {
        m_current = current;
        update();
    }
}

void Thumbnail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(rect()).adjusted(3, 3, -3, -3);
    QPainterPath shape;
    shape.addRoundedRect(frame, 4, 4);
    painter.fillPath(shape, Appearance::stage());
    if (m_image.isNull()) {
        painter.setPen(Appearance::quiet());
        painter.drawText(frame, Qt::AlignCenter, text());
    } else {
        // Shrunk in one go a large picture would flicker with aliases; Qt's scaled() averages.
        const QSize size = (frame.size() * devicePixelRatioF()).toSize();
        QImage picture = m_image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
        painter.save();
        painter.setClipPath(shape);
        painter.drawImage(frame, picture);
        painter.restore();
    }
    const bool marked = isEnabled() && (m_current || hasFocus());
    if (marked || underMouse()) {
        QColor colour = marked ? Appearance::accent() : palette().color(QPalette::WindowText);
        colour.setAlpha(marked ? 255 : 120);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 2, hasFocus() && !m_current ? Qt::DotLine : Qt::SolidLine));
        painter.drawRoundedRect(frame.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5);
    }
}

}  // namespace latentwalk
