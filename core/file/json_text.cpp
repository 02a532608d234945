// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/json_text.h"

#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/message/file_error.h"

namespace latentwalk {

nlohmann::json parseStrictly(const std::filesystem::path& path, std::string_view text, const Message& subject,
                             int deepest) {
    using Event = nlohmann::json::parse_event_t;
    std::vector<std::unordered_set<std::string>> keys;
    const auto check = [&](int depth, Event event, const nlohmann::json& value) {
        if (depth > deepest) {
            throw FileError::damaged(path, Core::says("%1 is nested too deeply")(subject));
        }
        if (event == Event::object_start) {
            keys.emplace_back();
        } else if (event == Event::object_end) {
            keys.pop_back();
        } else if (event == Event::key && !keys.back().insert(value.get<std::string>()).second) {
            throw FileError::damaged(path, Core::says("%1 has the key \"%2\" twice in one place")(
                                               subject, forMessage(value.get_ref<const std::string&>())));
        }
        return true;
    };
    try {
        return nlohmann::json::parse(text.begin(), text.end(), check);
    } catch (const nlohmann::json::parse_error& error) {
        throw FileError(path, Core::about("%1 is damaged or cut off: %2")(
                                  Core::says("%1 is no longer JSON at byte %2")(subject, grouped(error.byte))));
    } catch (const nlohmann::json::exception&) {
        throw FileError::damaged(path, Core::says("%1 holds a number that is out of range")(subject));
    }
}

nlohmann::json parseJson(const std::filesystem::path& path, std::string_view text, const Message& subject) {
    // A value of nlohmann's takes several times its text: the limit keeps memory and time small.
    constexpr std::size_t kLongest = std::size_t{4} << 20U;
    if (text.size() > kLongest) {
        throw FileError(path,
                        Core::about("%1 cannot be a generator: %2")(Core::says(
                            "%1 is %2 bytes long, far more than a generator needs")(subject, grouped(text.size()))));
    }
    return parseStrictly(path, text, subject, 32);
}

}  // namespace latentwalk
