// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/named_steps.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "core/diagnosis/places.h"
#include "core/faces/named/known_named.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

std::optional<NamedStep> namedStepOf(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return std::nullopt;
    }
    std::string_view number = text.substr(equals + 1);
    if (number.starts_with('+') && !number.starts_with("+-")) {
        number.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return NamedStep{std::string(text.substr(0, equals)), value};
}

std::string signedNumber(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%+.2g", value);
    return text;
}

}  // namespace

std::optional<std::vector<NamedStep>> parseNamedSteps(std::string_view text) {
    std::vector<NamedStep> steps;
    while (true) {
        const auto comma = text.find(',');
        const auto step = namedStepOf(text.substr(0, comma));
        const bool twice = step && std::any_of(steps.begin(), steps.end(),
                                               [&step](const NamedStep& other) { return other.id == step->id; });
        if (!step || twice) {
            return std::nullopt;
        }
        steps.push_back(*step);
        if (comma == std::string_view::npos) {
            return steps;
        }
        text.remove_prefix(comma + 1);
    }
}

void addNamedOption(const Command& command, std::vector<NamedStep>& steps) {
    command.read(
        "--named", "NAME=SD,...",
        [&steps](const std::string& text) -> std::string {
            const auto parsed = parseNamedSteps(text);
            if (!parsed) {
                return "'" + text + "' is not a list of different names and numbers: smile=+2,turn=-1";
            }
            steps = *parsed;
            return {};
        },
        "Change what has a name, by so many standard deviations: smile=+2,turn=-1. Names of the built-in model: turn, "
        "chin, tilt, smile, age, look, lips, eyes, brightness, light, warmth, contrast, background; those of other "
        "models are found with directions --method named");
}

std::vector<Edit> addNamed(Session& session, const std::vector<NamedStep>& steps, const std::filesystem::path& model,
                           const CommonOptions& options) {
    if (steps.empty()) {
        return {};
    }
    const auto named = knownNamed(session.model, namedFolder());
    if (!named) {
        throw FileError(model, Core::about("%1 has no named directions yet; directions --method named finds them"));
    }
    std::vector<Edit> edits;
    for (const NamedStep& step : steps) {
        const NamedDirection* const direction = named->direction(step.id);
        if (direction == nullptr) {
            std::string known;
            for (const NamedDirection& one : named->directions) {
                known += (known.empty() ? "" : ", ") + one.id;
            }
            throw FileError(model,
                            Core::about("%1 has no direction named '%2'; it has %3")(forMessage(step.id), known));
        }
        const double strength = direction->strengthOf(step.deviations);
        if (strength < direction->least * 1.001 || strength > direction->most * 1.001) {
            tell(options, step.id + "=" + signedNumber(step.deviations) + " goes beyond what holds for most faces (" +
                              signedNumber(direction->least * direction->sdPerUnit) + " to " +
                              signedNumber(direction->most * direction->sdPerUnit) + ")");
        }
        session.directions.push_back(sessionDirectionOf(*direction));
        edits.push_back({session.directions.back().id, strength});
    }
    return edits;
}

}  // namespace latentwalk::cli
