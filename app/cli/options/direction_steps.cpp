// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/direction_steps.h"

#include <charconv>
#include <cmath>
#include <map>
#include <string>

#include "app/cli/options/common.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

template <typename Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<DirectionStep> parseDirectionStep(std::string_view text) {
    const auto equals = text.rfind('=');
    const auto colon = text.substr(0, equals).rfind(':');  // file names may hold colons
    if (equals == std::string_view::npos || colon == std::string_view::npos || colon == 0) {
        return std::nullopt;
    }
    std::string_view strengthText = text.substr(equals + 1);
    if (strengthText.starts_with('+')) {
        strengthText.remove_prefix(1);
        if (strengthText.starts_with('-')) {
            return std::nullopt;
        }
    }
    const auto index = numberOf<std::int64_t>(text.substr(colon + 1, equals - colon - 1));
    const auto strength = numberOf<double>(strengthText);
    if (!index || *index < 0 || !strength || !std::isfinite(*strength)) {
        return std::nullopt;
    }
    return DirectionStep{text.substr(0, colon), *index, *strength};
}

void addDirectionOption(const Command& command, std::vector<DirectionStep>& steps) {
    command.readEach(
        "--direction", "FILE.npy:I=S",
        [&steps](const std::string& text) -> std::string {
            const auto step = parseDirectionStep(text);
            if (!step) {
                return "'" + text + "' is not a file, an index and a strength: dirs.npy:0=+0.4";
            }
            steps.push_back(*step);
            return {};
        },
        "Move along direction I of FILE.npy by S times the latent's length (useful: -0.6 ... +0.6); several add up");
}

std::vector<Edit> addDirections(Session& session, const std::vector<DirectionStep>& steps, std::int64_t latentSize) {
    std::map<std::filesystem::path, LatentBatch> files;
    std::vector<Edit> edits;
    for (const DirectionStep& step : steps) {
        auto file = files.find(step.file);
        if (file == files.end()) {
            file = files.emplace(step.file, readLatents(step.file, latentSize, 1)).first;
        }
        if (step.index >= file->second.count) {
            throw FileError(step.file, Core::about("%1 has no direction %2; its last one is %3")(
                                           step.index, file->second.count - 1));
        }
        const auto row = file->second.row(step.index);
        const std::string id = "d" + std::to_string(session.directions.size());
        session.directions.push_back(
            {id, step.file.filename().string() + ":" + std::to_string(step.index), Latent(row.begin(), row.end())});
        edits.push_back({id, step.strength});
    }
    return edits;
}

}  // namespace latentwalk::cli
