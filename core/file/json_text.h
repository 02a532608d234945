// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace latentwalk {

// Parses JSON that came out of a file. Throws FileError, naming `what` ("its header"), when it is not JSON, longer than
// 4 MiB, nested more than 32 deep, or has an object with the same key twice.
nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, std::string_view what);

}  // namespace latentwalk
