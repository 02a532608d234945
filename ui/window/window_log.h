// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"

namespace latentwalk {

// Begins the window's log: everything from Info on goes to a bounded file in the state folder, and what is of
// `terminal` or graver to the terminal as well. Qt's messages go there, too; a fatal one is always said on the
// terminal.
void startWindowLog(LogLevel terminal);

}  // namespace latentwalk
