// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// This thread, and those that it starts from now on, get the processor when others do not want it. Without effect where
// the system knows no such thing.
void lowerPriority();

}  // namespace latentwalk
