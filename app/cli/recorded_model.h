#pragma once

#include <filesystem>

#include "app/cli/common.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// Opens the model that a session or recipe was made with: --model where it is given, else the built-in model. The path
// that the session tells may come from a stranger and is only named in messages. `session.model` becomes what is used.
// Throws FileError naming `file` and both models when the SHA-256 differs, unless --model comes with `force`; a model
// with other latents is refused in any case.
OpenedGenerator openRecorded(const std::filesystem::path& file, Session& session, const CommonOptions& options,
                             bool force);

// Throws FileError when something has that name already, unless `force`.
void checkNotThere(const std::filesystem::path& path, bool force);

}  // namespace latentwalk::cli
