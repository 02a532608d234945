// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/grid_preview.h"

#include <QLinearGradient>
#include <QPainter>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kMargin = 16;

}  // namespace

GridPreview::GridPreview(QWidget* parent) : QWidget(parent) {
    setMinimumSize(320, 320);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview of the grid"));
}

void GridPreview::setImage(const QImage& image, bool part) {
    m_image = image;
    m_fitting = {};
    m_part = part;
    m_text.clear();
    setAccessibleDescription(part ? tr("The first rows") : tr("All of it"));
    update();
}

void GridPreview::setText(const QString& text) {
    m_image = {};
    m_text = text;
    setAccessibleDescription(text);
    update();
}

QSize GridPreview::sizeHint() const {
    return {384, 384};
}

void GridPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::stage());
    const QRect inner = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (m_image.isNull()) {
        painter.setPen(Appearance::quiet());
        painter.drawText(inner, Qt::AlignCenter | Qt::TextWordWrap, m_text);
        return;
    }
    // Never larger than it will be.
    const double ratio = devicePixelRatioF();
    const QSize room = (QSizeF(inner.size()) * ratio).toSize();
    const QSize size = m_image.width() > room.width() || m_image.height() > room.height()
                           ? m_image.size().scaled(room, Qt::KeepAspectRatio)
                           : m_image.size();
    if (m_fitting.size() != size) {
        m_fitting = m_image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    QRectF place(QPointF(), QSizeF(size) / ratio);
    place.moveCenter(QRectF(inner).center());
    painter.drawImage(place, m_fitting);
    if (m_part) {
        // It goes on below: the last rows fade into the stage.
        QRectF fade = place;
        fade.setTop(place.bottom() - std::min(place.height() / 2, 48.0));
        QLinearGradient gradient(fade.topLeft(), fade.bottomLeft());
        QColor clear = Appearance::stage();
        clear.setAlpha(0);
        gradient.setColorAt(0, clear);
        gradient.setColorAt(1, Appearance::stage());
        painter.fillRect(fade.adjusted(-1, 0, 1, 1), gradient);
    }
}

}  // namespace latentwalk
