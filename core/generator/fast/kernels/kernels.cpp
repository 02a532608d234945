// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/kernels/kernels.h"

#include <string_view>

namespace latentwalk::fast {

namespace portable {
const Kernels& kernels();
}
#if defined(__x86_64__)
namespace avx2 {
const Kernels& kernels();
}
namespace avx512 {
const Kernels& kernels();
}
namespace bfloat16 {
const Kernels& kernels();
}
#endif

const Kernels* floatKernels(const char* isa) {
    const std::string_view wanted = isa;
#if defined(__x86_64__)
    const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool hasAvx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (hasAvx512 && (wanted.empty() || wanted == "avx512")) {
        return &avx512::kernels();
    }
    if (hasAvx2 && (wanted.empty() || wanted == "avx2")) {
        return &avx2::kernels();
    }
#endif
    return wanted.empty() || wanted == "portable" ? &portable::kernels() : nullptr;
}

const Kernels* bfloat16Kernels() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw")) {
        return &bfloat16::kernels();
    }
#endif
    return nullptr;
}

}  // namespace latentwalk::fast
