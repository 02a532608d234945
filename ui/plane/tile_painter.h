// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <map>
#include <utility>
#include <vector>

#include "ui/plane/plane_map.h"

namespace latentwalk {

// Paints the tiles of a plane that can be seen, smoothly scaled; scaled pictures are kept while they are in sight.
class TilePainter {
public:
    explicit TilePainter(const PlaneTiles& tiles) : m_tiles(tiles) {}

    // False where some were painted roughly for want of time and should be painted again: scaling takes no more than
    // some milliseconds of one painting, so that a hand that drags is followed.
    bool paint(QPainter& painter, const PlaneMap& map, const std::vector<PlaneTile>& inSight, double ratio);

private:
    QImage scaled(const PlaneTile& tile, const QImage& image, double ratio, const QElapsedTimer& clock);

    const PlaneTiles& m_tiles;
    std::map<PlaneTile, std::pair<qint64, QImage>> m_scaled;  // by the picture that they are of
    int m_side = 0;
};

}  // namespace latentwalk
