// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/faces/named/named_directions.h"
#include "core/session/session.h"

namespace latentwalk {

// The named directions of a session's model: those that come with the built-in one (for the files that were the
// built-in model before, too: their faces are the same), otherwise what was found and kept in `folder` (namedPath()).
// Nothing where none were found yet. Blocking: reads some 100 kB. Throws FileError.
std::optional<NamedDirections> knownNamed(const ModelReference& model, const std::filesystem::path& folder);

// What a session calls a named direction: "named-smile".
std::string sessionIdOf(const NamedDirection& direction);

// The id of the named direction that a session's direction is; empty for others.
std::string_view namedIdOf(const SessionDirection& direction) noexcept;

// As a session keeps it: id "named-smile", name "Smile" (English).
SessionDirection sessionDirectionOf(const NamedDirection& direction);

}  // namespace latentwalk
