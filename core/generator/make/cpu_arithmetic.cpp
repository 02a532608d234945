// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/cpu_arithmetic.h"

#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"

namespace latentwalk {

CpuArithmetic cpuArithmetic(Precision precision) {
    if (precision != Precision::Float32) {
        if (const fast::TileKernels* tiles = fast::tileKernels()) {
            return {nullptr, tiles};
        }
        if (const fast::Kernels* bfloat16 = fast::bfloat16Kernels()) {
            return {bfloat16, nullptr};
        }
        if (precision == Precision::BFloat16) {
            throw GeneratorError(Core::says("this processor has no bfloat16 arithmetic (AMX or AVX512-BF16)"));
        }
    }
    return {fast::floatKernels(), nullptr};
}

}  // namespace latentwalk
