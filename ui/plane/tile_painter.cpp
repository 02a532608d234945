// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/tile_painter.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kGap = 2;          // between tiles
constexpr qint64 kScalingTime = 6;  // milliseconds of one painting

}  // namespace

// At m_side pixels of the screen; null when there is no time left for making it so now.
QImage TilePainter::scaled(const PlaneTile& tile, const QImage& image, double ratio, const QElapsedTimer& clock) {
    const auto found = m_scaled.find(tile);
    if (found != m_scaled.end() && found->second.first == image.cacheKey()) {
        return found->second.second;
    }
    if (clock.elapsed() > kScalingTime) {
        return {};
    }
    QImage result = image.scaled(m_side, m_side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    result.setDevicePixelRatio(ratio);
    m_scaled[tile] = {image.cacheKey(), result};
    return result;
}

bool TilePainter::paint(QPainter& painter, const PlaneMap& map, const std::vector<PlaneTile>& inSight, double ratio) {
    QElapsedTimer clock;
    clock.start();
    if (const int side = static_cast<int>(std::lround((map.side() - kGap) * ratio)); side != m_side) {
        m_side = side;
        m_scaled.clear();
    }
    bool whole = true;
    for (const PlaneTile& tile : inSight) {
        const QRectF frame = map.rectOf(tile.place(map.plane())).adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2);
        const QImage image = m_tiles.picture(tile);
        if (image.isNull()) {
            painter.fillRect(frame, Appearance::isDark() ? QColor(255, 255, 255, 12) : QColor(0, 0, 0, 16));
            continue;
        }
        const QImage ready = scaled(tile, image, ratio, clock);
        if (ready.isNull()) {
            painter.drawImage(frame, image);
            whole = false;
        } else {
            painter.drawImage(frame.topLeft(), ready);
        }
    }
    std::erase_if(m_scaled, [&inSight](const auto& one) {
        return std::find(inSight.begin(), inSight.end(), one.first) == inSight.end();
    });
    return whole;
}

}  // namespace latentwalk
