// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/face_marks.h"

#include <cmath>
#include <numbers>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kRadius = 3;

QColor seeThrough(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

QPolygonF badgeStar(const QRectF& place) {
    QPolygonF star;
    constexpr int kPoints = 5;
    for (int i = 0; i < 2 * kPoints; ++i) {
        const double radius = place.width() / 2 * (i % 2 == 0 ? 1 : 0.45);
        const double angle = std::numbers::pi * (static_cast<double>(i) / kPoints - 0.5);
        star << place.center() + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    return star;
}

// Legible on bright and on dark faces: white on a dark rim.
template <typename Draw>
void onDarkRim(QPainter& painter, double width, Draw draw) {
    painter.setPen(QPen(QColor(0, 0, 0, 170), width + 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw();
    painter.setPen(QPen(Qt::white, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw();
}

}  // namespace

void paintFace(QPainter& painter, const QRectF& frame, const QImage& image, bool failed) {
    if (!image.isNull()) {
        painter.drawImage(frame, image);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(Appearance::stage());
    painter.drawRoundedRect(frame, kRadius, kRadius);
    if (failed) {
        painter.setPen(QPen(seeThrough(Appearance::quiet(), 160), 1.5, Qt::SolidLine, Qt::RoundCap));
        const double arm = frame.width() / 12;
        const QPointF middle = frame.center();
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
    }
}

void paintFaceFrame(QPainter& painter, const QRectF& frame, bool chosen, bool shown, const QPalette& palette) {
    const QColor colour = chosen || shown ? Appearance::accent() : seeThrough(palette.color(QPalette::Text), 120);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, shown ? 3 : 2));
    painter.drawRoundedRect(frame.adjusted(-1.5, -1.5, 1.5, 1.5), kRadius, kRadius);
}

void paintTick(QPainter& painter, const QRectF& place, bool chosen, bool near) {
    painter.setPen(QPen(seeThrough(Qt::white, chosen || near ? 255 : 150), 1.5));
    painter.setBrush(chosen ? Appearance::accent() : QColor(0, 0, 0, near ? 110 : 50));
    painter.drawRoundedRect(place, kRadius, kRadius);
    if (chosen) {
        const auto at = [&](double x, double y) {
            return QPointF(place.left() + x * place.width(), place.top() + y * place.height());
        };
        painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)});
    }
}

void paintBadge(QPainter& painter, const QRectF& place, FaceBadge badge) {
    painter.save();
    if (badge == FaceBadge::Star) {
        painter.setBrush(Qt::white);
        onDarkRim(painter, 1, [&] { painter.drawPolygon(badgeStar(place)); });
    } else {
        // A pin from the side: head, needle.
        painter.setBrush(Qt::white);
        const QPointF middle = place.center();
        const double size = place.width();
        onDarkRim(painter, 1.5, [&] {
            painter.drawLine(middle, middle + QPointF(0, size / 2));
            painter.drawEllipse(middle - QPointF(0, size / 6), size / 4, size / 4);
        });
    }
    painter.restore();
}

}  // namespace latentwalk
