// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/heaps.h"

#include <cstdlib>  // defines __GLIBC__
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace latentwalk {

void shareHeaps() {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
}

}  // namespace latentwalk
