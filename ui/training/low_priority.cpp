// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/low_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace latentwalk {

void lowerPriority() {
#ifdef __linux__
    // On Linux it is a property of each thread (setpriority(2)), and inherited.
    constexpr int kNice = 15;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
#endif
}

}  // namespace latentwalk
