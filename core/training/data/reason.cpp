// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/reason.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/message/file_error.h"

namespace latentwalk::training {

nlohmann::ordered_json reasonJson(const Message& reason, int deepest) {
    if (reason.count()) {
        return *reason.count();
    }
    if (reason.text() == nullptr || deepest == 0) {
        return reason.english();
    }
    auto json = nlohmann::ordered_json::array({reason.text()});
    for (const Message& argument : reason.arguments()) {
        json.push_back(reasonJson(argument, deepest - 1));
    }
    return json;
}

Message reasonOf(const std::filesystem::path& path, const nlohmann::json& json) {
    if (json.is_number_unsigned()) {
        return grouped(json.get<std::uint64_t>());
    }
    if (json.is_string()) {
        return Message(json.get<std::string>());
    }
    if (!json.is_array() || json.empty() || !json.front().is_string()) {
        throw FileError::damaged(path, Core::says("its table cannot be made sense of"));
    }
    std::vector<Message> arguments;
    for (std::size_t i = 1; i < json.size(); ++i) {
        arguments.push_back(reasonOf(path, json[i]));
    }
    return Message::read(json.front().get<std::string>(), std::move(arguments));
}

}  // namespace latentwalk::training
