// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/session/plane.h"

// Where on a plane the tiles lie: at whole multiples of a step that halves from level to level, so that every second
// tile of a level is one of the level before, to the bit.
namespace latentwalk {

struct PlanePoint {
    double x = 0;
    double y = 0;

    bool operator==(const PlanePoint&) const = default;
};

// First and last place of an axis, both included.
struct PlaneRange {
    double first = -std::numeric_limits<double>::infinity();
    double last = std::numeric_limits<double>::infinity();

    bool contains(double place) const { return place >= first && place <= last; }
    double nearest(double place) const { return place < first ? first : place > last ? last : place; }
};

// The level of the tiles that are shown at `zoom`: the nearest whole one.
int planeLevel(double zoom);

// From tile to tile at a level: of a direction 0.1, of the walk 0.1, of growth 0.5, between corners 0.25, each over
// 2^level; 1 of an axis without anything.
double planeStep(const Plane& plane, const PlaneAxis& axis, int level);

// The middle of tile `index`, and the tile that is nearest to a place.
double placeOfTile(std::int64_t index, double step);
std::int64_t tileAt(double place, double step);

// A grid's `columns` times `rows` tiles (each at least 1) around the plane's middle, row by row from the top, at the
// level of its zoom. Where an axis ends, the tiles begin or end with it; what has no room is at its last place.
std::vector<PlanePoint> planeCells(const Plane& plane, const PlaneRange& across, const PlaneRange& up,
                                   std::int64_t columns, std::int64_t rows);

}  // namespace latentwalk
