// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace latentwalk {

// How long ago the system started this process, to a hundredth of a second: what the dynamic linker and all that comes
// before main() take is part of it. Nothing where the system does not tell.
std::optional<std::chrono::milliseconds> processAge();

}  // namespace latentwalk
