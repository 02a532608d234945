// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/options/command_line.h"
#include "app/cli/options/common.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// One part of --named.
struct NamedStep {
    std::string id;
    double deviations = 0;  // standard deviations of what it is called by

    bool operator==(const NamedStep&) const = default;
};

// "smile=+2,turn=-1"; nothing when the text is not like that, or names one twice.
std::optional<std::vector<NamedStep>> parseNamedSteps(std::string_view text);

// Declares --named.
void addNamedOption(const Command& command, std::vector<NamedStep>& steps);

// Puts the named directions of `session`'s model that `steps` ask for into `session` and returns the edits along them.
// What goes beyond the range in which a direction holds is told. Throws FileError, naming `model`, where the model has
// no named directions or none of that name.
std::vector<Edit> addNamed(Session& session, const std::vector<NamedStep>& steps, const std::filesystem::path& model,
                           const CommonOptions& options);

}  // namespace latentwalk::cli
