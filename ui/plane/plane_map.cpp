// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_map.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace latentwalk {
namespace {

constexpr double kZoomOfNotch = 0.25;  // of the wheel

double nextTile(double place, double step, int by) {
    if (by == 0) {
        return place;
    }
    const double now = place / step;
    const double nearest = std::round(now);
    const bool on = std::abs(now - nearest) < 1e-6;
    return on ? placeOfTile(static_cast<qint64>(nearest) + by, step)
              : placeOfTile(static_cast<qint64>(by > 0 ? std::ceil(now) : std::floor(now)), step);
}

}  // namespace

void PlaneMap::setPlane(const Plane& plane, const PlaneRange& across, const PlaneRange& up) {
    m_plane = plane;
    m_across = across;
    m_up = up;
}

void PlaneMap::setSurface(QSizeF size, double ratio) {
    m_size = size;
    m_ratio = ratio;
}

double PlaneMap::side() const {
    const double wanted = kSide * std::exp2(m_plane.zoom - planeLevel(m_plane.zoom));
    return std::max(std::round(wanted * m_ratio), 1.0) / m_ratio;
}

double PlaneMap::stepAcross() const {
    return planeStep(m_plane, m_plane.across, planeLevel(m_plane.zoom));
}

double PlaneMap::stepUp() const {
    return planeStep(m_plane, m_plane.up, planeLevel(m_plane.zoom));
}

PlanePoint PlaneMap::placeAt(QPointF point) const {
    const QPointF fromMiddle = point - middle();
    return {m_plane.x + fromMiddle.x() / side() * stepAcross(), m_plane.y - fromMiddle.y() / side() * stepUp()};
}

QPointF PlaneMap::pointOf(PlanePoint place) const {
    return middle() + QPointF((place.x - m_plane.x) / stepAcross() * side(), (m_plane.y - place.y) / stepUp() * side());
}

QRectF PlaneMap::rectOf(PlanePoint place) const {
    const QPointF corner = pointOf(place) - QPointF(side() / 2, side() / 2);
    return {std::round(corner.x() * m_ratio) / m_ratio, std::round(corner.y() * m_ratio) / m_ratio, side(), side()};
}

std::optional<PlanePoint> PlaneMap::tilePlaceAt(QPointF point) const {
    const PlanePoint at = placeAt(point);
    const PlanePoint tile{placeOfTile(tileAt(at.x, stepAcross()), stepAcross()),
                          placeOfTile(tileAt(at.y, stepUp()), stepUp())};
    return m_across.contains(tile.x) && m_up.contains(tile.y) ? std::optional(tile) : std::nullopt;
}

QSize PlaneMap::tilesInSight() const {
    const auto count = [&](double length, double step, const PlaneRange& range) {
        const int fits = static_cast<int>(std::lround(length / side()));
        const double all = std::floor((range.last - range.first) / step + 1e-9) + 1;
        return std::max(1, all < fits ? static_cast<int>(all) : fits);
    };
    return {count(m_size.width(), stepAcross(), m_across), count(m_size.height(), stepUp(), m_up)};
}

std::vector<PlaneTile> PlaneMap::inSight() const {
    const int level = planeLevel(m_plane.zoom);
    const PlanePoint first = placeAt({0, m_size.height()});
    const PlanePoint last = placeAt({m_size.width(), 0});
    std::vector<std::pair<double, PlaneTile>> found;
    for (qint64 row = tileAt(first.y, stepUp()); row <= tileAt(last.y, stepUp()); ++row) {
        for (qint64 column = tileAt(first.x, stepAcross()); column <= tileAt(last.x, stepAcross()); ++column) {
            const PlanePoint place{placeOfTile(column, stepAcross()), placeOfTile(row, stepUp())};
            if (m_across.contains(place.x) && m_up.contains(place.y)) {
                const QPointF away = pointOf(place) - middle();
                found.emplace_back(std::hypot(away.x(), away.y()), PlaneTile::of(level, column, row));
            }
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<PlaneTile> tiles;
    for (const auto& [away, tile] : found) {
        tiles.push_back(tile);
    }
    return tiles;
}

PlanePoint PlaneMap::neighbour(PlanePoint from, int columns, int rows) const {
    return {m_across.nearest(nextTile(from.x, stepAcross(), columns)), m_up.nearest(nextTile(from.y, stepUp(), rows))};
}

void PlaneMap::moveBy(QPointF pixels) {
    m_plane.x =
        std::clamp(m_across.nearest(m_plane.x - pixels.x() / side() * stepAcross()), -kFurthestPlace, kFurthestPlace);
    m_plane.y = std::clamp(m_up.nearest(m_plane.y + pixels.y() / side() * stepUp()), -kFurthestPlace, kFurthestPlace);
}

void PlaneMap::zoomAbout(QPointF fixed, double notches) {
    const PlanePoint before = placeAt(fixed);
    m_plane.zoom = std::clamp(m_plane.zoom + notches * kZoomOfNotch, kLeastZoom, kMostZoom);
    const PlanePoint after = placeAt(fixed);
    m_plane.x += before.x - after.x;
    m_plane.y += before.y - after.y;
    moveBy({});
}

}  // namespace latentwalk
