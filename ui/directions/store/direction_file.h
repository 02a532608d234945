// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "ui/directions/store/known_direction.h"

namespace latentwalk {

// What was kept for a model, as JSON. Floats stand as base64 of little-endian float32, seeds as text.
QByteArray toJson(const DirectionRecords& records);

// Reads what toJson() wrote; `path` only names the file in messages. Nothing is trusted: latents need `latentSize`
// finite components, ids have to be unique. Throws FileError.
DirectionRecords parseRecords(const std::filesystem::path& path, const QByteArray& json, std::int64_t latentSize);

// The same from a file; empty records when there is none. Throws FileError. Blocking.
DirectionRecords readRecords(const std::filesystem::path& path, std::int64_t latentSize);

// The file and its folder appear, complete or not at all. Throws FileError. Blocking.
void writeRecords(const std::filesystem::path& path, const DirectionRecords& records);

// Gives a file that cannot be read another name, so that it is not written over: "x.json.damaged", "x.json.damaged-2".
// The new path, or nothing when that is not possible. Blocking.
std::optional<std::filesystem::path> keepAside(const std::filesystem::path& path);

}  // namespace latentwalk
