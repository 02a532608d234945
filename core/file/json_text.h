// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace latentwalk {

// What is said of a text that is not JSON as we take it: each throws, in the words of the file's kind.
struct JsonFaults {
    std::function<void()> tooDeep;
    std::function<void(const std::string& key)> twice;  // the key in one object
    std::function<void(std::size_t byte)> noJson;       // from this byte on
    std::function<void()> outOfRange;                   // a number
};

// The one place where JSON out of files is parsed: at most `deepest` levels, no key twice in an object. How long the
// text may be is the caller's to ask before: a value takes several times its text.
nlohmann::json parseStrictly(std::string_view text, int deepest, const JsonFaults& faults);

// Parses JSON that came out of a file. Throws FileError, naming `what` ("its header"), when it is not JSON, longer than
// 4 MiB, nested more than 32 deep, or has an object with the same key twice.
nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, std::string_view what);

}  // namespace latentwalk
