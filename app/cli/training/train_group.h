// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/training/values/training_group.h"

namespace latentwalk::cli {

// "--process 0/4" and "--meet host:29500": each is read into `place`; what is wrong with it is returned, or nothing.
std::string readProcess(const std::string& text, training::GroupPlace& place);
std::string readMeeting(const std::string& text, training::GroupPlace& place);

// What an environment variable says, or null.
using Environment = std::function<const char*(const char* name)>;

// Where this process stands: what the options said or, where they said nothing, the variables that
// PyTorch's programs go by (WORLD_SIZE, RANK, MASTER_ADDR, MASTER_PORT, and LOCAL_RANK and LOCAL_WORLD_SIZE in either
// case); MASTER_PORT must be free. Nothing where it is alone. Throws Error where it does not fit together.
std::optional<training::GroupPlace> groupPlace(const training::GroupPlace& options, const Environment& environment);

}  // namespace latentwalk::cli
