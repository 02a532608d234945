// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/lane_kernels.h"

#include <string_view>

namespace latentwalk::search {

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
#endif

const Kernels* kernels(const char* name) {
    const std::string_view wanted = name;
#if defined(__x86_64__)
    const bool hasAvx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (hasAvx512 && (wanted.empty() || wanted == "avx512")) {
        return &avx512::kernels();
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && (wanted.empty() || wanted == "avx2")) {
        return &avx2::kernels();
    }
#endif
    return wanted.empty() || wanted == "portable" ? &portable::kernels() : nullptr;
}

}  // namespace latentwalk::search
