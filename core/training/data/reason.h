// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "core/message/message.h"

namespace latentwalk::training {

// Why a file was left out, as it stands in a table: ["%1 is damaged: %2", "cats/1.png", ["its header is cut off"]]. An
// array is a template of ours with what fills its places, a string is the same in every language, a number is a count.

// So many arrays one within the other at most; what lies deeper is written in English.
inline constexpr int kDeepestReason = 8;

nlohmann::ordered_json reasonJson(const Message& reason, int deepest = kDeepestReason);

// What reasonJson() wrote. Throws FileError, naming `path`.
Message reasonOf(const std::filesystem::path& path, const nlohmann::json& json);

}  // namespace latentwalk::training
