// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/points/crop_square.h"

#include <algorithm>

namespace latentwalk {

faces::Place& pointOf(faces::FacePoints& points, int index) {
    return index == 0 ? points.leftEye : index == 1 ? points.rightEye : points.mouth;
}

const faces::Place& pointOf(const faces::FacePoints& points, int index) {
    return index == 0 ? points.leftEye : index == 1 ? points.rightEye : points.mouth;
}

QPolygonF cropSquare(const faces::FacePoints& points, const faces::FacePoints& target) {
    const faces::Similarity toTarget = faces::nearestSimilarity(points, target);
    if (toTarget.scale() <= 0) {
        return {};
    }
    const faces::Similarity toPhoto = toTarget.inverse();
    QPolygonF square;
    for (const QPointF corner : {QPointF(0, 0), QPointF(1, 0), QPointF(1, 1), QPointF(0, 1)}) {
        const faces::Place at = toPhoto({corner.x(), corner.y()});
        square.append({at.x, at.y});
    }
    return square;
}

faces::FacePoints pointsInMiddle(QSizeF photo, const faces::FacePoints& target) {
    const double side = 0.8 * std::min(photo.width(), photo.height());
    const faces::Similarity put{side, 0, (photo.width() - side) / 2, (photo.height() - side) / 2};
    return {put(target.leftEye), put(target.rightEye), put(target.mouth)};
}

}  // namespace latentwalk
