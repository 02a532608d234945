// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/session/json_fields.h"
#include "core/session/session.h"

// A session's directions and its plane of faces as JSON. What is not as it is written is refused (FileError).
namespace latentwalk {

nlohmann::ordered_json directionJson(const SessionDirection& direction);
SessionDirection directionOf(const JsonFields& fields);

nlohmann::ordered_json planeJson(const Plane& plane);
Plane planeOf(const JsonFields& fields);

}  // namespace latentwalk
