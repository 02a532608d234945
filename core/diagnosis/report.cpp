// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/diagnosis/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/message/file_error.h"

namespace latentwalk {
namespace {

using Json = nlohmann::ordered_json;

struct ForPeople {
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(std::int64_t value) const {
        return value < 0 ? std::to_string(value) : withThousands(static_cast<unsigned long long>(value));
    }
    std::string operator()(double value) const {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%.1f", value);
        return text.data();
    }
    std::string operator()(const std::string& value) const { return value.empty() ? "-" : value; }
    std::string operator()(const std::vector<std::string>& values) const {
        std::string list;
        for (const std::string& value : values) {
            list += (list.empty() ? "" : ", ") + value;
        }
        return list.empty() ? "none" : list;
    }
};

struct ForPrograms {
    Json operator()(double value) const { return std::isfinite(value) ? Json(value) : Json(); }
    template <typename Value>
    Json operator()(const Value& value) const {
        return Json(value);
    }
};

std::string keyOf(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
        return std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '_';
    });
    return name;
}

}  // namespace

std::string toText(const Report& report) {
    constexpr std::size_t kColumn = 26;
    std::string text;
    for (const ReportSection& section : report.sections) {
        text += section.name + "\n";
        for (const Fact& fact : section.facts) {
            std::string label = "  " + fact.name;
            label.resize(std::max(label.size() + 1, kColumn), ' ');
            text += label + std::visit(ForPeople{}, fact.value) + "\n";
        }
    }
    if (report.problems.empty()) {
        return text + "Nothing is wrong.\n";
    }
    text += "What is wrong\n";
    for (const std::string& problem : report.problems) {
        text += "  " + problem + "\n";
    }
    return text;
}

std::string toJson(const Report& report) {
    Json json = Json::object();
    for (const ReportSection& section : report.sections) {
        Json& facts = json[keyOf(section.name)] = Json::object();
        for (const Fact& fact : section.facts) {
            facts[keyOf(fact.name)] = std::visit(ForPrograms{}, fact.value);
        }
    }
    json["problems"] = report.problems;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace latentwalk
