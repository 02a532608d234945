// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/processor/give_way.h"

#if defined(__linux__)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace latentwalk {

void giveWay() {
#if defined(__linux__)
    constexpr int kBehindOthers = 15;  // of 19
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBehindOthers);
#endif
}

}  // namespace latentwalk
