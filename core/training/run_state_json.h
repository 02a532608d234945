// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/training/run_state.h"

namespace latentwalk::training {

// Settings, counters, generator state and data of a run as JSON; the rest are arrays.
std::string runText(const RunState& state);

// What a run's films carry: which program, which settings, how far it was, and its pictures' checksum. One line.
std::string runRecord(const RunState& state);

// What runText() wrote. Throws FileError, naming `path`.
RunState readRunText(const std::filesystem::path& path, std::string_view text);

}  // namespace latentwalk::training
