// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/edit.h"

namespace latentwalk {

// What changes along an axis of a plane, and what a place on it is.
enum class PlaneAxisKind {
    None,       // nothing: there is only the place 0
    Direction,  // the strength of a direction, on top of every face
    Walk,       // the walk's position
    Growth,     // the growth level
};

struct PlaneAxis {
    PlaneAxisKind kind = PlaneAxisKind::None;
    SessionDirection direction{};  // of a Direction, which the session needs not have; else empty

    bool operator==(const PlaneAxis&) const = default;
};

enum class PlaneKind {
    Axes,     // the shown face, changed along two axes
    Corners,  // between the walk's first four anchors: A at (0, 1), B at (1, 1), C at (0, 0), D at (1, 0)
};

// A plane of faces, and what is looked at of it. Undo leaves it alone, like the view of a map.
struct Plane {
    PlaneKind kind = PlaneKind::Axes;
    PlaneAxis across{};  // to the right; of Corners without meaning, like `up`
    PlaneAxis up{};
    double x = 0;  // of the place in the middle, in what the axes count
    double y = 0;
    double zoom = 0;  // one more: half as far from tile to tile (see planeStep() in core/plane)

    bool operator==(const Plane&) const = default;
};

inline constexpr double kFurthestPlace = 1000;  // either way
inline constexpr double kLeastZoom = -4;
inline constexpr double kMostZoom = 8;

}  // namespace latentwalk
