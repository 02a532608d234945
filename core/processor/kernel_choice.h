// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace latentwalk {

// Arithmetic that is compiled once for each instruction set, from one source: "portable" everywhere, "avx2" (with FMA)
// and "avx512" (F, DQ, BW and VL) on x86-64. Each is a table of functions, and what gives it out is called only where
// the processor has its instructions.
//
// The fastest for this processor; or the one of that name, null where there is none or the processor cannot run it.
#if defined(__x86_64__)
template <class Kernels>
const Kernels* chooseKernels(std::string_view name, const Kernels& (*portable)(), const Kernels& (*avx2)(),
                             const Kernels& (*avx512)()) {
    const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool hasAvx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (hasAvx512 && (name.empty() || name == "avx512")) {
        return &avx512();
    }
    if (hasAvx2 && (name.empty() || name == "avx2")) {
        return &avx2();
    }
    return name.empty() || name == "portable" ? &portable() : nullptr;
}
#else
template <class Kernels>
const Kernels* chooseKernels(std::string_view name, const Kernels& (*portable)()) {
    return name.empty() || name == "portable" ? &portable() : nullptr;
}
#endif

}  // namespace latentwalk

// Inside a namespace: declares the tables of type `Kernels` in the namespaces portable, avx2 and avx512 of it, and
// kernelsNamed(), which chooses among them.
#if defined(__x86_64__)
#define LATENTWALK_KERNEL_CHOICE(Kernels)                                                 \
    namespace portable {                                                                  \
    const Kernels& kernels();                                                             \
    }                                                                                     \
    namespace avx2 {                                                                      \
    const Kernels& kernels();                                                             \
    }                                                                                     \
    namespace avx512 {                                                                    \
    const Kernels& kernels();                                                             \
    }                                                                                     \
    static const Kernels* kernelsNamed(const char* name) {                                \
        return chooseKernels(name, &portable::kernels, &avx2::kernels, &avx512::kernels); \
    }
#else
#define LATENTWALK_KERNEL_CHOICE(Kernels)                  \
    namespace portable {                                   \
    const Kernels& kernels();                              \
    }                                                      \
    static const Kernels* kernelsNamed(const char* name) { \
        return chooseKernels(name, &portable::kernels);    \
    }
#endif
