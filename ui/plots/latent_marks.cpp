// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/latent_marks.h"

#include <QPainter>

#include "ui/plots/canvas/plot_style.h"

namespace latentwalk {

LatentMark markOf(std::size_t index, std::size_t count) {
    if (index + 1 == count) {
        return LatentMark::Disc;
    }
    return index == 0 ? LatentMark::Dash : index == 1 ? LatentMark::Cross : LatentMark::Plus;
}

void drawMark(QPainter& painter, LatentMark mark, QPointF at, double half, const PlotColours& colours) {
    if (mark == LatentMark::Dash) {
        painter.fillRect(QRectF(at.x() - half, at.y() - 1, 2 * half, 2), colours.ink);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark == LatentMark::Disc) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawEllipse(at, half, half);
    } else {
        const QPointF right = mark == LatentMark::Cross ? QPointF(half, half) : QPointF(half, 0);
        const QPointF down(-right.y(), right.x());
        painter.setPen(QPen(colours.ink, 1.25));
        painter.drawLine(at - right, at + right);
        painter.drawLine(at - down, at + down);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace latentwalk
