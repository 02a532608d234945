// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/json_text.h"

#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/file/file_error.h"

namespace latentwalk {

nlohmann::json parseStrictly(std::string_view text, int deepest, const JsonFaults& faults) {
    using Event = nlohmann::json::parse_event_t;
    std::vector<std::unordered_set<std::string>> keys;
    const auto check = [&](int depth, Event event, const nlohmann::json& value) {
        if (depth > deepest) {
            faults.tooDeep();
        }
        if (event == Event::object_start) {
            keys.emplace_back();
        } else if (event == Event::object_end) {
            keys.pop_back();
        } else if (event == Event::key && !keys.back().insert(value.get<std::string>()).second) {
            faults.twice(value.get_ref<const std::string&>());
        }
        return true;
    };
    try {
        return nlohmann::json::parse(text.begin(), text.end(), check);
    } catch (const nlohmann::json::parse_error& error) {
        faults.noJson(error.byte);
    } catch (const nlohmann::json::exception&) {
        faults.outOfRange();
    }
    return {};  // never reached: they throw
}

nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, std::string_view what) {
    // A value of nlohmann's takes several times its text: the limit keeps memory and time small.
    constexpr std::size_t kLongest = std::size_t{4} << 20U;
    constexpr int kDeepest = 32;
    const std::string subject(what);
    if (text.size() > kLongest) {
        throw FileError(path, "cannot be a generator: " + subject + " is " + withThousands(text.size()) +
                                  " bytes long, far more than a generator needs");
    }
    JsonFaults faults;
    faults.tooDeep = [&] { throw FileError(path, "is damaged: " + subject + " is nested too deeply"); };
    faults.twice = [&](const std::string& key) {
        throw FileError(path, "is damaged: " + subject + " has the key \"" + forMessage(key) + "\" twice in one place");
    };
    faults.noJson = [&](std::size_t byte) {
        throw FileError(path,
                        "is damaged or cut off: " + subject + " is no longer JSON at byte " + withThousands(byte));
    };
    faults.outOfRange = [&] {
        throw FileError(path, "is damaged: " + subject + " holds a number that is out of range");
    };
    return parseStrictly(text, kDeepest, faults);
}

}  // namespace latentwalk
