// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/typing_errors.h"

#include <algorithm>
#include <utility>

#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

constexpr std::string_view kLongDashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"};

// The dashes that a word begins with, those too that text programs make of two hyphens; in bytes.
std::size_t dashesOf(std::string_view word) {
    std::size_t length = 0;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view dash : kLongDashes) {
            if (word.substr(length).starts_with(dash)) {
                length += dash.size();
                more = true;
            }
        }
        if (word.substr(length).starts_with('-')) {
            ++length;
            more = true;
        }
    }
    return length;
}

bool isOption(std::string_view word) {
    const std::size_t dashes = dashesOf(word);
    return dashes > 0 && dashes < word.size();
}

// "--fps=30" and its like as "fps".
std::string_view nameIn(std::string_view word) {
    word.remove_prefix(dashesOf(word));
    return word.substr(0, word.find('='));
}

std::string inQuotes(std::string_view word) {
    return "'" + forMessage(word) + "'";
}

bool has(const KnownCommand& command, std::string_view name) {
    return std::any_of(command.options.begin(), command.options.end(),
                       [name](const KnownCommand::Option& option) { return option.name == name; });
}

// "; did you mean 'a' or 'b'?", or nothing.
std::string question(std::string_view word, const std::vector<std::string>& known, const std::string& before = "") {
    std::string text;
    for (const std::string& name : nearest(word, known)) {
        text += (text.empty() ? "; did you mean '" : " or '") + before + name + "'";
    }
    return text.empty() ? text : text + "?";
}

std::string unknownCommand(const Typed& typed, std::string_view word) {
    std::vector<std::string> known;
    std::string list;
    for (const KnownCommand& command : typed.commands) {
        known.push_back(command.name);
        list += (list.empty() ? "" : ", ") + command.name;
    }
    const std::string meant = question(word, known);
    return inQuotes(word) + " is not a command" + (meant.empty() ? "; there are " + list : meant);
}

std::string unknownOption(const Typed& typed, std::string_view word) {
    const std::string name(nameIn(word));
    std::vector<std::string> known;
    for (const KnownCommand* command : {&typed.program, typed.command}) {
        if (command != nullptr) {
            for (const KnownCommand::Option& option : command->options) {
                known.push_back(option.name);
            }
        }
    }
    if (typed.command != nullptr && std::find(known.begin(), known.end(), name) != known.end()) {
        return inQuotes(word.substr(0, word.find('='))) +
               " stands before the command, or is typed with other dashes: " + typed.program.name + " " +
               typed.command->name + " --" + name;
    }
    const std::string unknown = (typed.command == nullptr ? typed.program.name : typed.command->name) +
                                " has no option " + inQuotes(word.substr(0, word.find('=')));
    if (const std::string meant = question(name, known, "--"); !meant.empty()) {
        return unknown + meant;
    }
    std::string owners;
    for (const KnownCommand& other : typed.commands) {
        if (has(other, name)) {
            owners += (owners.empty() ? "" : ", ") + other.name;
        }
    }
    return unknown + (owners.empty() ? "" : "; it belongs to " + owners);
}

bool takesValue(const KnownCommand* command, std::string_view word) {
    return command != nullptr && word.starts_with("--") &&
           std::any_of(command->options.begin(), command->options.end(), [word](const KnownCommand::Option& option) {
               return option.takesValue && option.name == word.substr(2);
           });
}

// Whatever comes next is taken as an option's value.
std::string missingValue(const Typed& typed) {
    const std::vector<std::string>& words = typed.words;
    for (std::size_t i = 0; i + 1 < words.size() && words[i] != "--"; ++i) {
        if (takesValue(typed.command, words[i]) || takesValue(&typed.program, words[i])) {
            const std::string& value = words[++i];
            if (value.starts_with("--")) {
                return words[i - 1] + " needs a value, and " + inQuotes(value) + " stands in its place; " +
                       words[i - 1] + "=VALUE takes it as it is";
            }
        }
    }
    return {};
}

// How many letters are changed, added, left out, or swapped with their neighbour (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t changed = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i][j] = std::min({changed, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t kLongest = 40;  // nothing known is so long
    constexpr std::size_t kBeginning = 3;
    constexpr std::size_t kMost = 2;
    if (word.size() > kLongest) {
        return {};
    }
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    const std::size_t most = std::max<std::size_t>(1, lower.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const std::string& name : known) {
        const bool begins =
            std::min(lower.size(), name.size()) >= kBeginning && (name.starts_with(lower) || lower.starts_with(name));
        const std::size_t far = distance(lower, name);
        if (begins || (far <= most && far < name.size())) {
            found.emplace_back(begins ? std::min(far, most) : far, name);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (const auto& [far, name] : found) {
        if (far == found.front().first && names.size() < kMost &&
            std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names;
}

std::string typingError(const Typed& typed) {
    std::vector<std::string> unknown = typed.unknown;
    std::erase(unknown, "--");
    const auto option = std::find_if(unknown.begin(), unknown.end(), isOption);
    const auto other = std::find_if_not(unknown.begin(), unknown.end(), isOption);
    const bool noCommand =
        typed.command == nullptr && other != unknown.end() && (typed.isRequest || other == unknown.begin());
    if (noCommand) {
        return unknownCommand(typed, *other);
    }
    if (typed.isRequest) {
        return {};
    }
    if (std::string sentence = missingValue(typed); !sentence.empty()) {
        return sentence;
    }
    if (option != unknown.end()) {
        return unknownOption(typed, *option);
    }
    if (other != unknown.end()) {
        return inQuotes(*other) + " was not expected after " + typed.command->name + " and what it takes";
    }
    return {};
}

}  // namespace latentwalk::cli
