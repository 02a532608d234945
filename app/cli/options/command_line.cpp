// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <type_traits>

#include "app/cli/options/seed_list.h"
#include "app/cli/options/typing_errors.h"

namespace latentwalk::cli {
namespace {

using Fill = std::function<bool(const std::vector<std::string>& values)>;

// CLI11's add_option() for one value, without its templates. `fill` returns false for what cannot be converted.
CLI::Option& declare(CLI::App& app, const std::string& name, const std::string& kind, Fill fill,
                     const std::string& description, std::function<std::string()> current = {}) {
    return *app.add_option(name, std::move(fill), description, false, std::move(current))->type_name(kind);
}

// As CLI11's options of numbers, which take nothing for zero.
template <class Number>
bool readNumber(const std::string& text, Number& number) {
    number = {};
    return text.empty() || CLI::detail::lexical_cast(text, number);
}

template <class Number, class Place, class Limit>
Option declareNumber(CLI::App& app, const std::string& name, const std::string& kind, Place& value,
                     const Limits<Limit>& limits, const std::string& description) {
    const auto fill = [&value](const std::vector<std::string>& values) {
        Number number{};
        if (!readNumber(values.front(), number)) {
            return false;
        }
        value = number;
        return true;
    };
    const auto current = [&value] {
        std::ostringstream text;
        if constexpr (std::is_same_v<Place, Number>) {
            text << value;
        }
        return text.str();
    };
    return Option(*declare(app, name, kind, fill, description, current).check(CLI::Range(limits.least, limits.most)));
}

std::string joined(const std::vector<std::int64_t>& numbers) {
    std::string text = "[";
    for (const std::int64_t number : numbers) {
        text += (text.size() > 1 ? "," : "") + std::to_string(number);
    }
    return text + ']';
}

KnownCommand known(const CLI::App& app) {
    KnownCommand command{app.get_name(), {}};
    const auto add = [&command](const CLI::App& part) {
        for (const CLI::Option* option : part.get_options()) {
            for (const std::string& name : option->get_lnames()) {
                command.options.push_back({name, option->get_items_expected_min() > 0});
            }
        }
    };
    add(app);
    for (const CLI::App* group : app.get_subcommands([](const CLI::App* one) { return one->get_name().empty(); })) {
        add(*group);
    }
    return command;
}

}  // namespace

Option Option::withDefault() const {
    m_option->capture_default_str();
    return *this;
}

Option Option::orAlone(const std::string& value) const {
    m_option->expected(0, 1)->default_str(value);
    return *this;
}

Option Option::needs(const Option& other) const {
    m_option->needs(other.m_option);
    return *this;
}

Option Option::excludes(const Option& other) const {
    m_option->excludes(other.m_option);
    return *this;
}

bool Option::isGiven() const {
    return m_option->count() > 0;
}

Command Command::group(const std::string& title, std::size_t least, std::size_t most) const {
    CLI::Option_group& group = *m_app->add_option_group(title);
    group.require_option(least, most);
    return Command(group);
}

Option Command::flag(const std::string& name, bool& value, const std::string& description) const {
    return Option(*m_app->add_flag_callback(
        name, [&value] { value = true; }, description));
}

Option Command::file(const std::string& name, std::filesystem::path& value, const std::string& description) const {
    const auto fill = [&value](const std::vector<std::string>& values) {
        value = values.front();
        return true;
    };
    return Option(*declare(*m_app, name, "TEXT", fill, description).required());
}

Option Command::path(const std::string& name, const std::string& kind, std::filesystem::path& value,
                     const std::string& description) const {
    const auto fill = [&value](const std::vector<std::string>& values) {
        value = values.front();
        return true;
    };
    return Option(declare(*m_app, name, kind, fill, description));
}

Option Command::text(const std::string& name, const std::string& kind, std::string& value,
                     const std::string& description) const {
    const auto fill = [&value](const std::vector<std::string>& values) {
        value = values.front();
        return true;
    };
    return Option(declare(*m_app, name, kind, fill, description));
}

Option Command::number(const std::string& name, const std::string& kind, int& value, const Whole& limits,
                       const std::string& description) const {
    return declareNumber<int>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::optional<int>& value, const Whole& limits,
                       const std::string& description) const {
    return declareNumber<int>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::int64_t& value, const Whole& limits,
                       const std::string& description) const {
    return declareNumber<std::int64_t>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::optional<std::int64_t>& value,
                       const Whole& limits, const std::string& description) const {
    return declareNumber<std::int64_t>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, double& value, const Real& limits,
                       const std::string& description) const {
    return declareNumber<double>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::optional<double>& value,
                       const Real& limits, const std::string& description) const {
    return declareNumber<double>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::optional<float>& value,
                       const Real& limits, const std::string& description) const {
    return declareNumber<float>(*m_app, name, kind, value, limits, description);
}

Option Command::number(const std::string& name, const std::string& kind, std::int64_t& value,
                       const std::vector<int>& numbers, const std::string& description) const {
    const auto fill = [&value](const std::vector<std::string>& values) { return readNumber(values.front(), value); };
    return Option(*declare(*m_app, name, kind, fill, description).check(CLI::IsMember(numbers)));
}

Option Command::numbers(const std::string& name, const std::string& kind, std::vector<std::int64_t>& values,
                        const Whole& limits, const std::string& description) const {
    const auto fill = [&values](const std::vector<std::string>& texts) {
        values.assign(texts.size(), 0);
        bool good = true;
        for (std::size_t i = 0; good && i < texts.size(); ++i) {
            good = readNumber(texts[i], values[i]);
        }
        return good;
    };
    return Option(*declare(*m_app, name, kind, fill, description, [&values] { return joined(values); })
                       .expected(CLI::detail::expected_max_vector_size)
                       ->delimiter(',')
                       ->check(CLI::Range(limits.least, limits.most)));
}

// CLI11's own reading of unsigned numbers takes -1 for 2^64-1.
Option Command::seed(const std::string& name, std::optional<std::uint64_t>& value,
                     const std::string& description) const {
    return read(
        name, "SEED",
        [&value](const std::string& text) -> std::string {
            value = parseSeed(text);
            return value ? "" : "'" + text + "' is not a seed from 0 to 18446744073709551615";
        },
        description);
}

Option Command::choice(const std::string& name, const std::vector<std::string>& names,
                       std::function<void(std::size_t index)> take, std::function<std::string()> current,
                       const std::string& description) const {
    const auto fill = [names, take = std::move(take)](const std::vector<std::string>& values) {
        take(static_cast<std::size_t>(std::find(names.begin(), names.end(), values.front()) - names.begin()));
        return true;
    };
    return Option(*declare(*m_app, name, "NAME", fill, description, std::move(current)).check(CLI::IsMember(names)));
}

Option Command::word(const std::string& name, const std::string& kind, std::string& value,
                     const std::vector<std::string>& words, const std::string& description) const {
    const Option option = text(name, kind, value, description);
    option.m_option->check(CLI::IsMember(words, CLI::ignore_case));
    return option;
}

Option Command::read(const std::string& name, const std::string& kind, Take take,
                     const std::string& description) const {
    const auto fill = [name, take = std::move(take)](const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            if (const std::string problem = take(value); !problem.empty()) {
                throw CLI::ValidationError(name, problem);
            }
        }
        return true;
    };
    return Option(declare(*m_app, name, kind, fill, description));
}

Option Command::readEach(const std::string& name, const std::string& kind, Take take,
                         const std::string& description) const {
    const Option option = read(name, kind, std::move(take), description);
    option.m_option->take_all()->allow_extra_args();
    return option;
}

void Command::footer(const std::string& text) const {
    m_app->footer(text);
}

void Command::whenChosen(std::function<void()> callback) const {
    m_app->callback(std::move(callback));
}

void failMissing(const std::string& what) {
    throw CLI::RequiredError(what);
}

CommandLine::CommandLine(const std::string& name, const std::string& description, const std::string& version,
                         const std::string& footer)
    : m_app(std::make_unique<CLI::App>(description, name)) {
    m_app->set_version_flag("--version", name + ' ' + version);
    m_app->require_subcommand(1);
    m_app->fallthrough();
    m_app->footer(footer);
}

CommandLine::~CommandLine() = default;

Command CommandLine::common() const {
    return Command(*m_app);
}

Command CommandLine::add(const std::string& name, const std::string& description) const {
    return Command(*m_app->add_subcommand(name, description));
}

std::optional<Instead> CommandLine::read(int argc, const char* const* argv) {
    try {
        m_app->parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        return explain(error, {argv + 1, argv + argc});
    }
}

Instead CommandLine::explain(const CLI::ParseError& error, const std::vector<std::string>& words) const {
    Typed typed;
    typed.program = known(*m_app);
    typed.words = words;
    typed.unknown = m_app->remaining(true);
    typed.isRequest = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    for (const CLI::App* command :
         m_app->get_subcommands([](const CLI::App* one) { return !one->get_name().empty(); })) {
        typed.commands.push_back(known(*command));
    }
    if (const auto parsed = m_app->get_subcommands(); !parsed.empty()) {
        typed.command = &*std::find_if(
            typed.commands.begin(), typed.commands.end(),
            [&parsed](const KnownCommand& command) { return command.name == parsed.front()->get_name(); });
    }
    if (const std::string sentence = typingError(typed); !sentence.empty()) {
        return {true, "", "latentwalk-cli: " + sentence + "\nRun with --help for more information.\n"};
    }
    std::ostringstream out;
    std::ostringstream problem;
    const int status = m_app->exit(error, out, problem);
    return {status != 0, out.str(), problem.str()};
}

}  // namespace latentwalk::cli
