// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/failed_writes.h"

#include <csignal>
#include <initializer_list>

namespace latentwalk {

void surviveFailedWrites() noexcept {
    struct sigaction action {};
    // A function and not SIG_IGN, which every program that is started from here would inherit.
    action.sa_handler = [](int) {};
    action.sa_flags = static_cast<int>(SA_RESTART);
    for (const int signal : {SIGPIPE, SIGXFSZ}) {
        ::sigaction(signal, &action, nullptr);
    }
}

}  // namespace latentwalk
