// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include "core/faces/align/similarity.h"

namespace latentwalk {

// How a photograph lies in a widget: as large as fits, or zoomed, and then moved. Places are in the photograph's
// pixels.
class PhotoMap {
public:
    // Fits again.
    void setPhoto(QSizeF photo);
    void setRoom(const QRectF& room);
    QSizeF photo() const { return m_photo; }

    double scale() const;  // widget's pixels in one of the photograph's
    QPointF toWidget(faces::Place place) const;
    faces::Place toPhoto(QPointF point) const;
    QRectF photoRect() const;  // in the widget
    faces::Place within(faces::Place place) const;

    bool isFitted() const { return m_zoom <= 1; }
    void fit() { m_zoom = 1; }
    // What lies under `fixed` stays there.
    void zoomAbout(QPointF fixed, double factor);
    void move(QPointF by);
    // Brings this part of the photograph into the middle, as large as the room allows.
    void show(const QRectF& part);

private:
    double fitting() const;
    void keepInSight();

    QSizeF m_photo;
    QRectF m_room;
    double m_zoom = 1;  // of what fits
    QPointF m_middle;   // of the room, in the photograph
};

}  // namespace latentwalk
