// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/session/json_fields.h"
#include "core/session/session.h"

// How a session becomes a film or a grid, as JSON. What is missing is as usual; numbers that no file can mean are
// refused (FileError), and which of the others will do problemOf() says.
namespace latentwalk {

nlohmann::ordered_json filmJson(const FilmSettings& film);
FilmSettings filmOf(const JsonFields& fields);

nlohmann::ordered_json gridJson(const GridSettings& grid);
GridSettings gridOf(const JsonFields& fields);

}  // namespace latentwalk
