// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/session/json_fields.h"
#include "core/session/session.h"

// The fields of a session as JSON; session files and recipes share them.
namespace latentwalk {

nlohmann::ordered_json sessionFields(const Session& session);

// Throws FileError naming `path`.
Session sessionOf(const std::filesystem::path& path, const JsonFields& fields);

// The version that a file's text says: `plain`, or one more where a face carries offsets.
int versionOf(const Session& session, int plain);

// As indented text; bytes that are not UTF-8 become U+FFFD.
std::string textOf(const nlohmann::ordered_json& json);

// Refuses a file that is of another kind or newer than `known`.
void checkVersion(const std::filesystem::path& path, const JsonFields& fields, std::string_view format, int known);

}  // namespace latentwalk
