// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <optional>
#include <vector>

#include "ui/plane/plane_tiles.h"

namespace latentwalk {

// A plane as it lies on a widget: which place is under which point, and which tiles can be seen. Lengths and points are
// Qt's pixels of the widget.
class PlaneMap {
public:
    static constexpr double kSide = 104;  // of a tile at a whole zoom

    void setPlane(const Plane& plane, const PlaneRange& across, const PlaneRange& up);
    // The widget's size, and how many pixels of the screen one of Qt's is.
    void setSurface(QSizeF size, double ratio);

    const Plane& plane() const { return m_plane; }
    QPointF middle() const { return {m_size.width() / 2, m_size.height() / 2}; }
    // One tile's side: whole pixels of the screen.
    double side() const;
    PlanePoint placeAt(QPointF point) const;
    QPointF pointOf(PlanePoint place) const;
    // The tile around a place, on whole pixels of the screen, so that pictures of the right size are copied as they
    // are.
    QRectF rectOf(PlanePoint place) const;
    // The middle of the tile at a point; nothing where the plane has ended.
    std::optional<PlanePoint> tilePlaceAt(QPointF point) const;
    // How many tiles can be seen whole or nearly so, side by side and one below the other, at least 1.
    QSize tilesInSight() const;
    // The tiles of which anything can be seen, the nearest to the middle first.
    std::vector<PlaneTile> inSight() const;
    // The place so many tiles further, within the plane: from between two tiles to the next one.
    PlanePoint neighbour(PlanePoint from, int columns, int rows) const;

    // As the hand moves it, as far as the plane goes; `notches` of a wheel, about a point.
    void moveBy(QPointF pixels);
    void zoomAbout(QPointF fixed, double notches);

private:
    double stepAcross() const;
    double stepUp() const;

    Plane m_plane;
    PlaneRange m_across;
    PlaneRange m_up;
    QSizeF m_size;
    double m_ratio = 1;
};

}  // namespace latentwalk
