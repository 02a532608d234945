// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace latentwalk {

using FactValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct Fact {
    std::string name;  // lower case, in words: "oneDNN"
    FactValue value;
};

struct ReportSection {
    std::string name;
    std::vector<Fact> facts;
};

// What is known of an installation and of the machine it runs on. In English, because others read it.
struct Report {
    std::vector<ReportSection> sections;
    // What is really wrong, one sentence each; the worst first. Empty: all is well.
    std::vector<std::string> problems;
};

// A table for people, ending in the problems or in "Nothing is wrong.".
std::string toText(const Report& report);

// {"section": {"fact": value}, ..., "problems": [...]}; names in snake_case.
std::string toJson(const Report& report);

}  // namespace latentwalk
