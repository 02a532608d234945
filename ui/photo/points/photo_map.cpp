// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/points/photo_map.h"

#include <algorithm>

namespace latentwalk {
namespace {

constexpr double kLargestPhotoZoom = 32;

}  // namespace

void PhotoMap::setPhoto(QSizeF photo) {
    m_photo = photo;
    m_zoom = 1;
    keepInSight();
}

void PhotoMap::setRoom(const QRectF& room) {
    m_room = room;
    keepInSight();
}

double PhotoMap::fitting() const {
    if (m_photo.isEmpty() || m_room.isEmpty()) {
        return 1;
    }
    return std::min(m_room.width() / m_photo.width(), m_room.height() / m_photo.height());
}

double PhotoMap::scale() const {
    return fitting() * m_zoom;
}

QPointF PhotoMap::toWidget(faces::Place place) const {
    return m_room.center() + (QPointF(place.x, place.y) - m_middle) * scale();
}

faces::Place PhotoMap::toPhoto(QPointF point) const {
    const QPointF at = m_middle + (point - m_room.center()) / scale();
    return {at.x(), at.y()};
}

QRectF PhotoMap::photoRect() const {
    return {toWidget({0, 0}), m_photo * scale()};
}

faces::Place PhotoMap::within(faces::Place place) const {
    return {std::clamp(place.x, 0.0, m_photo.width()), std::clamp(place.y, 0.0, m_photo.height())};
}

void PhotoMap::zoomAbout(QPointF fixed, double factor) {
    const faces::Place before = toPhoto(fixed);
    m_zoom = std::clamp(m_zoom * factor, 1.0, kLargestPhotoZoom);
    const faces::Place after = toPhoto(fixed);
    m_middle += {before.x - after.x, before.y - after.y};
    keepInSight();
}

void PhotoMap::move(QPointF by) {
    m_middle -= by / scale();
    keepInSight();
}

void PhotoMap::show(const QRectF& part) {
    if (part.isEmpty() || m_room.isEmpty()) {
        return;
    }
    const double wanted = std::min(m_room.width() / part.width(), m_room.height() / part.height());
    m_zoom = std::clamp(wanted / fitting(), 1.0, kLargestPhotoZoom);
    m_middle = part.center();
    keepInSight();
}

// No more of the room stays empty than has to.
void PhotoMap::keepInSight() {
    const double halfWidth = std::min(m_room.width() / scale(), m_photo.width()) / 2;
    const double halfHeight = std::min(m_room.height() / scale(), m_photo.height()) / 2;
    m_middle = {std::clamp(m_middle.x(), halfWidth, std::max(halfWidth, m_photo.width() - halfWidth)),
                std::clamp(m_middle.y(), halfHeight, std::max(halfHeight, m_photo.height() - halfHeight))};
}

}  // namespace latentwalk
