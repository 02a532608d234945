// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/json_text.h"

#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/file/file_error.h"

namespace latentwalk {

nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, std::string_view what) {
    using Event = nlohmann::json::parse_event_t;
    // A value of nlohmann's takes several times its text: the limit keeps memory and time small.
    constexpr std::size_t kLongest = std::size_t{4} << 20U;
    constexpr int kDeepest = 32;
    const std::string subject(what);
    if (text.size() > kLongest) {
        throw FileError(path, "cannot be a generator: " + subject + " is " + withThousands(text.size()) +
                                  " bytes long, far more than a generator needs");
    }
    std::vector<std::unordered_set<std::string>> keys;
    const auto check = [&](int depth, Event event, const nlohmann::json& value) {
        if (depth > kDeepest) {
            throw FileError(path, "is damaged: " + subject + " is nested too deeply");
        }
        if (event == Event::object_start) {
            keys.emplace_back();
        } else if (event == Event::object_end) {
            keys.pop_back();
        } else if (event == Event::key && !keys.back().insert(value.get<std::string>()).second) {
            throw FileError(path, "is damaged: " + subject + " has the key \"" +
                                      forMessage(value.get_ref<const std::string&>()) + "\" twice in one place");
        }
        return true;
    };
    try {
        return nlohmann::json::parse(text.begin(), text.end(), check);
    } catch (const nlohmann::json::parse_error& error) {
        throw FileError(
            path, "is damaged or cut off: " + subject + " is no longer JSON at byte " + withThousands(error.byte));
    } catch (const nlohmann::json::exception&) {
        throw FileError(path, "is damaged: " + subject + " holds a number that is out of range");
    }
}

}  // namespace latentwalk
