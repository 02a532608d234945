// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plane/plane_lattice.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

double unitOf(const Plane& plane, const PlaneAxis& axis) {
    if (plane.kind == PlaneKind::Corners) {
        return 0.25;
    }
    switch (axis.kind) {
        case PlaneAxisKind::Direction:
        case PlaneAxisKind::Walk:
            return 0.1;
        case PlaneAxisKind::Growth:
            return 0.5;
        case PlaneAxisKind::None:
            break;
    }
    return 1;
}

// `count` places around the middle, from the first to the last.
std::vector<double> placesOf(double middle, double step, const PlaneRange& range, std::int64_t count) {
    const auto size = static_cast<double>(count);
    std::int64_t first = tileAt(middle - (size - 1) / 2 * step, step);
    // A hair of room: places are rounded, and 10 times 0.1 is to be 1.
    constexpr double kHair = 1e-9;
    if (std::isfinite(range.last)) {
        first = std::min(first, static_cast<std::int64_t>(std::floor(range.last / step + kHair)) - (count - 1));
    }
    if (std::isfinite(range.first)) {
        first = std::max(first, static_cast<std::int64_t>(std::ceil(range.first / step - kHair)));
    }
    std::vector<double> places;
    for (std::int64_t i = 0; i < count; ++i) {
        places.push_back(range.nearest(placeOfTile(first + i, step)));
    }
    return places;
}

}  // namespace

int planeLevel(double zoom) {
    return static_cast<int>(std::lround(std::clamp(zoom, kLeastZoom, kMostZoom)));
}

double planeStep(const Plane& plane, const PlaneAxis& axis, int level) {
    const bool nothing = plane.kind == PlaneKind::Axes && axis.kind == PlaneAxisKind::None;
    return nothing ? 1 : std::ldexp(unitOf(plane, axis), -level);
}

double placeOfTile(std::int64_t index, double step) {
    return static_cast<double>(index) * step;
}

std::int64_t tileAt(double place, double step) {
    return std::llround(place / step);
}

std::vector<PlanePoint> planeCells(const Plane& plane, const PlaneRange& across, const PlaneRange& up,
                                   std::int64_t columns, std::int64_t rows) {
    const int level = planeLevel(plane.zoom);
    const std::vector<double> xs = placesOf(plane.x, planeStep(plane, plane.across, level), across, columns);
    const std::vector<double> ys = placesOf(plane.y, planeStep(plane, plane.up, level), up, rows);
    std::vector<PlanePoint> cells;
    for (auto y = ys.rbegin(); y != ys.rend(); ++y) {
        for (const double x : xs) {
            cells.push_back({x, *y});
        }
    }
    return cells;
}

}  // namespace latentwalk
