// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/kernels/kernels.h"

#include "core/processor/kernel_choice.h"

namespace latentwalk::fast {

LATENTWALK_KERNEL_CHOICE(Kernels)

const Kernels* floatKernels(const char* name) {
    return kernelsNamed(name);
}

#if defined(__x86_64__)
namespace bfloat16 {
const Kernels& kernels();
}
#endif

const Kernels* bfloat16Kernels() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw")) {
        return &bfloat16::kernels();
    }
#endif
    return nullptr;
}

}  // namespace latentwalk::fast
