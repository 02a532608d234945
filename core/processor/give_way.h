// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// From now on the calling thread, and those that it starts, run when nobody else wants the processor. Without effect
// where a priority is not a thread's.
void giveWay();

}  // namespace latentwalk
