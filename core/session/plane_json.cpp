// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/plane_json.h"

#include <nlohmann/json.hpp>

#include "core/file/base64.h"

namespace latentwalk {
namespace {

using PlaneJson = nlohmann::ordered_json;

const std::vector<std::string_view> kPlanes{"axes", "corners"};
const std::vector<std::string_view> kAxes{"none", "direction", "walk", "growth"};

PlaneJson axisJson(const PlaneAxis& axis) {
    PlaneJson json{{"kind", named(kAxes, axis.kind)}};
    if (axis.kind == PlaneAxisKind::Direction) {
        json["direction"] = directionJson(axis.direction);
    }
    return json;
}

PlaneAxis axisOf(const JsonFields& fields) {
    PlaneAxis axis{static_cast<PlaneAxisKind>(fields.choice("kind", 0, kAxes))};
    if (axis.kind == PlaneAxisKind::Direction) {
        axis.direction = directionOf(fields.object("direction"));
    }
    return axis;
}

}  // namespace

PlaneJson directionJson(const SessionDirection& direction) {
    return PlaneJson{
        {"id", direction.id}, {"name", direction.name}, {"components", floatsToBase64(direction.components)}};
}

SessionDirection directionOf(const JsonFields& fields) {
    return {fields.text("id", ""), fields.text("name", ""), fields.floats("components")};
}

PlaneJson planeJson(const Plane& plane) {
    return PlaneJson{{"kind", named(kPlanes, plane.kind)},
                     {"across", axisJson(plane.across)},
                     {"up", axisJson(plane.up)},
                     {"x", plane.x},
                     {"y", plane.y},
                     {"zoom", plane.zoom}};
}

Plane planeOf(const JsonFields& fields) {
    return {static_cast<PlaneKind>(fields.choice("kind", 0, kPlanes)),
            axisOf(fields.object("across")),
            axisOf(fields.object("up")),
            fields.number("x", 0, -kFurthestPlace, kFurthestPlace),
            fields.number("y", 0, -kFurthestPlace, kFurthestPlace),
            fields.number("zoom", 0, kLeastZoom, kMostZoom)};
}

}  // namespace latentwalk
