// SPDX-License-Identifier: GPL-3.0-or-later
// As some libraries do while they are loaded.

#include <signal.h>

[[gnu::constructor]] static void takeSignals() {
    ::signal(SIGHUP, SIG_IGN);
    ::signal(SIGBUS, SIG_DFL);
}
