// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/options/command_line.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// Declares --hold, which may be given several times: ids of named directions, and groups of them (pose, expression,
// face, light).
void addHoldOption(const Command& command, std::vector<std::string>& names);

// What is held of `model`: the ids, each once, and a vector for each (heldVectors()).
struct HeldNames {
    std::vector<std::string> ids;
    std::vector<Latent> vectors;
};

// Throws FileError, naming `path`, where the model has no named directions or none of that name.
HeldNames heldOf(const std::vector<std::string>& names, const ModelReference& model, const std::filesystem::path& path);

}  // namespace latentwalk::cli
