// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/generator.h"

namespace latentwalk {

namespace fast {
struct Kernels;
struct TileKernels;
}  // namespace fast

// What the network is computed with on this processor: one of the two is there.
struct CpuArithmetic {
    const fast::Kernels* kernels = nullptr;
    const fast::TileKernels* tiles = nullptr;
};

// The fastest for a precision: Auto is bfloat16 where the processor has arithmetic for it. Throws GeneratorError where
// bfloat16 is asked for by name and there is none.
CpuArithmetic cpuArithmetic(Precision precision);

}  // namespace latentwalk
