// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/message/message.h"

namespace latentwalk {

// The one place where JSON out of files is parsed. Throws FileError, naming `subject` ("its header"), when it is not
// JSON, nested more than `deepest` deep, or has an object with the same key twice. How long the text may be is the
// caller's to ask before: a value takes several times its text.
nlohmann::json parseStrictly(const std::filesystem::path& path, std::string_view text, const Message& subject,
                             int deepest);

// The same for a model's: at most 4 MiB and 32 deep.
nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, const Message& subject);

}  // namespace latentwalk
