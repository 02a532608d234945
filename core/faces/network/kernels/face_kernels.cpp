// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/kernels/face_kernels.h"

#include "core/processor/kernel_choice.h"

namespace latentwalk::faces {

LATENTWALK_KERNEL_CHOICE(FaceKernels)

const FaceKernels* faceKernels(const char* name) {
    return kernelsNamed(name);
}

}  // namespace latentwalk::faces
