// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// What commands share that work from a session or recipe.
struct RecordedOptions {
    CommonOptions common;
    bool otherModel = false;  // --other-model
};

// Declares --model, --other-model, --force and those of addMachineOptions().
void addRecordedOptions(const Command& command, RecordedOptions& options);

// Opens the model that a session or recipe was made with: --model where it is given, else the built-in model. The path
// that the session tells may come from a stranger and is only named in messages. Heads are those that are recorded;
// fitted ones that the file lacks are made where the session needs them (openGenerator()). `session.model` becomes what
// is used. Throws FileError naming `file` and both models when the SHA-256 differs; with --other-model that is only
// told on stderr. Where the built-in model has taken the place of an earlier file of its own, one line on stderr says
// why pictures are softer. A model with other latents is refused in any case.
OpenedGenerator openRecorded(const std::filesystem::path& file, Session& session, const RecordedOptions& recorded);

}  // namespace latentwalk::cli
