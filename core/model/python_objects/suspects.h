// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace latentwalk {

// Whether `module`.`name` is nothing that a checkpoint has a reason to refer to: not a name that Python could have
// written, or one of a function that runs programs or code, opens files or uses the network. Pickles that attack
// whoever loads them with Python are made of these.
bool isSuspect(std::string_view module, std::string_view name);

}  // namespace latentwalk
