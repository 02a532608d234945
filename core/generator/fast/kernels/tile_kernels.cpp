// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/kernels/tile_kernels.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "core/generator/fast/kernels/bfloat16.h"

namespace latentwalk::fast {

#if defined(__x86_64__)
namespace amx {
const TileKernels& kernels();
}
#endif
namespace emulated {
const TileKernels& kernels();
}

namespace {

#if defined(__x86_64__)
// Linux hands a process the tiles' registers only on request (since 5.16, Documentation/x86/xstate.rst).
bool granted() {
    constexpr int kRequestPermission = 0x1023;  // ARCH_REQ_XCOMP_PERM
    constexpr int kTileData = 18;
    return syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

// One product of every form that multiply() takes, three groups by two panels with two taps, beside the emulation.
bool multipliesAsItShould(const TileKernels& kernels) {
    constexpr std::int64_t kGroups = 3, kDepth = 64, kTaps = 2, kColumns = 64;
    constexpr std::int64_t kPixels = kGroups * kTilePixels;
    std::vector<std::uint16_t> left((kPixels + 1) * kDepth);
    std::vector<std::uint16_t> right(kTaps * kDepth * kColumns);
    std::uint32_t state = 1;
    const auto fill = [&](std::vector<std::uint16_t>& values) {
        for (std::uint16_t& value : values) {
            state = state * 1664525 + 1013904223;
            value = toBfloat16(static_cast<float>(state >> 8) / static_cast<float>(1 << 23) - 1);
        }
    };
    fill(left);
    fill(right);
    std::vector<const std::uint16_t*> groups;
    for (std::int64_t group = 0; group < kGroups; ++group) {
        groups.push_back(left.data() + group * kTilePixels * kDepth);
    }
    const std::int64_t taps[kTaps] = {0, kDepth};
    std::vector<float> sums(kPixels * kColumns);
    std::vector<float> expected(kPixels * kColumns);
    TileProduct product{groups.data(),         kGroups,     kDepth,  taps, kTaps, kDepth, right.data(), 0,
                        kColumns / kTilePanel, sums.data(), kColumns};
    kernels.multiply(product);
    product.result = expected.data();
    emulatedTileKernels().multiply(product);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!(std::abs(sums[i] - expected[i]) < 1e-3F)) {
            return false;
        }
    }
    return true;
}
#endif

}  // namespace

const TileKernels& emulatedTileKernels() {
    return emulated::kernels();
}

const TileKernels* tileKernels() {
#if defined(__x86_64__)
    static const bool kUsable = __builtin_cpu_supports("amx-tile") && __builtin_cpu_supports("amx-bf16") &&
                                __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                                __builtin_cpu_supports("avx512dq") && granted() && multipliesAsItShould(amx::kernels());
    if (kUsable) {
        return &amx::kernels();
    }
#endif
    return nullptr;
}

}  // namespace latentwalk::fast
