// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/normals/normal_kernels.h"

#include "core/processor/kernel_choice.h"

namespace latentwalk::normals {

LATENTWALK_KERNEL_CHOICE(Kernels)

const Kernels* kernels(const char* name) {
    return kernelsNamed(name);
}

}  // namespace latentwalk::normals
