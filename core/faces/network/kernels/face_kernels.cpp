// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/kernels/face_kernels.h"

#include <string_view>

namespace latentwalk::faces {

namespace portable {
const FaceKernels& kernels();
}
#if defined(__x86_64__)
namespace avx2 {
const FaceKernels& kernels();
}
namespace avx512 {
const FaceKernels& kernels();
}
#endif

const FaceKernels* faceKernels(const char* isa) {
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

}  // namespace latentwalk::faces
