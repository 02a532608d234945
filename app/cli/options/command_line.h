// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

// The one place that knows CLI11, whose templates cost more to compile than the commands themselves.
namespace latentwalk::cli {

// An option that was declared. Copies stand for the same one.
class Option {
public:
    explicit Option(CLI::Option& option) : m_option(&option) {}

    // The help shows the value that it has now as the one that it has where nothing is said.
    Option withDefault() const;
    // It may stand without its value, which is this one then; the help shows it.
    Option orAlone(const std::string& value) const;
    // A command line with this option must have the other one, too.
    Option needs(const Option& other) const;
    // A command line must not have both.
    Option excludes(const Option& other) const;

    bool isGiven() const;

private:
    friend class Command;

    CLI::Option* m_option;
};

// What a number may be, both ends included.
template <class Number>
struct Limits {
    Number least;
    Number most;
};
using Whole = Limits<std::int64_t>;
using Real = Limits<double>;

// Takes a value, and returns what is wrong with it as the end of a sentence, or nothing.
using Take = std::function<std::string(const std::string& text)>;

// The options of a command, or of a group of them. What they are stored in must be there for as long as the command
// line. Copies stand for the same command. Each option's `kind` is what its value is called in the help ("FILE").
class Command {
public:
    explicit Command(CLI::App& app) : m_app(&app) {}

    // A part of the options under a title of its own, of which at least and at most so many must be given.
    Command group(const std::string& title, std::size_t least, std::size_t most) const;

    Option flag(const std::string& name, bool& value, const std::string& description) const;
    // A file that must be named, without an option's name before it.
    Option file(const std::string& name, std::filesystem::path& value, const std::string& description) const;
    Option path(const std::string& name, const std::string& kind, std::filesystem::path& value,
                const std::string& description) const;
    Option text(const std::string& name, const std::string& kind, std::string& value,
                const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, int& value, const Whole& limits,
                  const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, std::optional<int>& value, const Whole& limits,
                  const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, std::int64_t& value, const Whole& limits,
                  const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, std::optional<std::int64_t>& value,
                  const Whole& limits, const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, double& value, const Real& limits,
                  const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, std::optional<double>& value, const Real& limits,
                  const std::string& description) const;
    Option number(const std::string& name, const std::string& kind, std::optional<float>& value, const Real& limits,
                  const std::string& description) const;
    // One of `numbers`.
    Option number(const std::string& name, const std::string& kind, std::int64_t& value,
                  const std::vector<int>& numbers, const std::string& description) const;
    // Several, with commas between them.
    Option numbers(const std::string& name, const std::string& kind, std::vector<std::int64_t>& values,
                   const Whole& limits, const std::string& description) const;
    Option seed(const std::string& name, std::optional<std::uint64_t>& value, const std::string& description) const;
    // One of some names, which stand for values.
    template <class Value>
    Option choice(const std::string& name, Value& value,
                  const std::vector<std::pair<std::string, std::type_identity_t<Value>>>& names,
                  const std::string& description) const;
    // One of some words in any case; it is stored as it stands here.
    Option word(const std::string& name, const std::string& kind, std::string& value,
                const std::vector<std::string>& words, const std::string& description) const;
    // What `take` reads; and what it reads each time, for options that may be given several times.
    Option read(const std::string& name, const std::string& kind, Take take, const std::string& description) const;
    Option readEach(const std::string& name, const std::string& kind, Take take, const std::string& description) const;

    // What the help ends with.
    void footer(const std::string& text) const;
    // Called when the command line is read, if it is this command's.
    void whenChosen(std::function<void()> callback) const;

private:
    Option choice(const std::string& name, const std::vector<std::string>& names,
                  std::function<void(std::size_t index)> take, std::function<std::string()> current,
                  const std::string& description) const;

    CLI::App* m_app;
};

// Says that what `what` names ("--out or --session") is missing: to be thrown by whenChosen().
[[noreturn]] void failMissing(const std::string& what);

// What is to be done instead of a command: help was asked for, or something is wrong with what was typed.
struct Instead {
    bool isWrong = false;
    std::string printed;  // for standard output
    std::string told;     // for standard error
};

// The whole program's.
class CommandLine {
public:
    CommandLine(const std::string& name, const std::string& description, const std::string& version,
                const std::string& footer);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    // Options that stand before a command, or after it.
    Command common() const;
    Command add(const std::string& name, const std::string& description) const;

    // Stores what is typed; nothing where a command was chosen.
    std::optional<Instead> read(int argc, const char* const* argv);

private:
    Instead explain(const CLI::ParseError& error, const std::vector<std::string>& words) const;

    std::unique_ptr<CLI::App> m_app;
};

template <class Value>
Option Command::choice(const std::string& name, Value& value,
                       const std::vector<std::pair<std::string, std::type_identity_t<Value>>>& names,
                       const std::string& description) const {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : names) {
        words.push_back(word);
    }
    return choice(
        name, words, [&value, names](std::size_t index) { value = names[index].second; },
        [&value, names]() -> std::string {
            for (const auto& [word, meaning] : names) {
                if (meaning == value) {
                    return word;
                }
            }
            return {};
        },
        description);
}

}  // namespace latentwalk::cli
