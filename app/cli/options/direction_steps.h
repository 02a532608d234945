// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "app/cli/options/command_line.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// One --direction of the command line.
struct DirectionStep {
    std::filesystem::path file;  // .npy, shape (N, latent size)
    std::int64_t index = 0;
    double strength = 0;  // in units of the latent's length

    bool operator==(const DirectionStep&) const = default;
};

// "dirs.npy:3=-0.4"; nothing when the text is not like that.
std::optional<DirectionStep> parseDirectionStep(std::string_view text);

// Declares --direction, which may be given several times.
void addDirectionOption(const Command& command, std::vector<DirectionStep>& steps);

// Puts the directions that `steps` name into `session` and returns the edits along them, one for each step. Throws
// FileError on a file that cannot be read, is of another latent size, or has no such direction.
std::vector<Edit> addDirections(Session& session, const std::vector<DirectionStep>& steps, std::int64_t latentSize);

}  // namespace latentwalk::cli
