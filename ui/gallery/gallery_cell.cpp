// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_cell.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kBadge = 16;

QColor faded(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

// A five-pointed star in the unit circle.
const QPainterPath& star() {
    static const QPainterPath path = [] {
        QPainterPath shape;
        constexpr int kPoints = 5;
        for (int i = 0; i < 2 * kPoints; ++i) {
            const double radius = i % 2 == 0 ? 1 : 0.45;
            const double angle = std::numbers::pi * (static_cast<double>(i) / kPoints - 0.5);
            const QPointF point(radius * std::cos(angle), radius * std::sin(angle));
            i == 0 ? shape.moveTo(point) : shape.lineTo(point);
        }
        shape.closeSubpath();
        return shape;
    }();
    return path;
}

// Legible on bright and on dark faces: white on a dark rim.
void paintStar(QPainter& painter, const QRectF& place, bool filled) {
    painter.save();
    painter.translate(place.center());
    const double radius = place.width() / 2 - 2;
    painter.scale(radius, radius);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 4 / radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(star());
    painter.setPen(QPen(Qt::white, 1.5 / radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(filled ? QBrush(Qt::white) : QBrush(QColor(0, 0, 0, 90)));
    painter.drawPath(star());
    painter.restore();
}

void paintMark(QPainter& painter, const QRectF& place, MarkSign mark) {
    painter.setPen(QPen(Qt::white, 1.5));
    painter.setBrush(mark == MarkSign::More ? Appearance::accent() : QColor(64, 64, 64));
    painter.drawEllipse(place.adjusted(1, 1, -1, -1));
    painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::FlatCap));
    const QPointF middle = place.center();
    constexpr double kArm = 3.5;
    painter.drawLine(middle - QPointF(kArm, 0), middle + QPointF(kArm, 0));
    if (mark == MarkSign::More) {
        painter.drawLine(middle - QPointF(0, kArm), middle + QPointF(0, kArm));
    }
}

void paintPlaceholder(QPainter& painter, const QRectF& frame, bool failed) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(Appearance::stage());
    painter.drawRoundedRect(frame, kThumbnailRadius, kThumbnailRadius);
    if (failed) {
        painter.setPen(QPen(faded(Appearance::quiet(), 160), 1.5, Qt::SolidLine, Qt::RoundCap));
        const double arm = frame.width() / 12;
        const QPointF middle = frame.center();
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
    }
}

void paintImage(QPainter& painter, const QRectF& frame, QImage image) {
    const double ratio = painter.device()->devicePixelRatioF();
    if (image.width() != std::lround(frame.width() * ratio)) {
        painter.drawImage(frame, image);
        return;
    }
    // On whole device pixels, so that it is copied and not resampled when the screen's scale is a fraction.
    const QPointF corner(std::round(frame.x() * ratio) / ratio, std::round(frame.y() * ratio) / ratio);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(corner, image);
}

}  // namespace

void paintCell(QPainter& painter, const GalleryGrid& grid, QPoint corner, const GalleryCell& cell,
               const QPalette& palette) {
    const QRectF frame = grid.pictureInCell().translated(corner);
    if (cell.selected) {
        const QRectF whole = frame.adjusted(-4, -4, 4, grid.labelHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(Appearance::accent(), 90));
        painter.drawRoundedRect(whole, 6, 6);
    }
    if (cell.image.isNull()) {
        paintPlaceholder(painter, frame, cell.failed);
    } else {
        paintImage(painter, frame, cell.image);
    }
    if (cell.favourite || cell.hovered) {
        paintStar(painter, grid.starInCell().translated(corner), cell.favourite);
    }
    if (cell.mark != MarkSign::None) {
        paintMark(painter, QRectF(frame.left() + 4, frame.top() + 4, kBadge, kBadge), cell.mark);
    }
    if (cell.shown || cell.focused || cell.hovered) {
        const bool marked = cell.shown || cell.focused;
        const QColor colour = marked ? Appearance::accent() : faded(palette.color(QPalette::Text), 120);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 2, cell.focused && !cell.shown ? Qt::DotLine : Qt::SolidLine));
        painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), kThumbnailRadius + 2, kThumbnailRadius + 2);
    }
    const bool strong = cell.shown || cell.selected;
    painter.setPen(strong ? palette.color(QPalette::Text) : Appearance::quiet());
    const QRect label = grid.labelInCell().translated(corner);
    painter.drawText(label, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(cell.label, Qt::ElideMiddle, label.width()));
}

}  // namespace latentwalk
