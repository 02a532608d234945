// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/lane_kernels.h"

#include "core/processor/kernel_choice.h"

namespace latentwalk::search {

LATENTWALK_KERNEL_CHOICE(Kernels)

const Kernels* kernels(const char* name) {
    return kernelsNamed(name);
}

}  // namespace latentwalk::search
