// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/generator/generator.h"

namespace latentwalk::fast {

struct Kernels;
struct TileKernels;

// The generator on FastNetwork: one image at a time on `threads` threads of the CPU. What precision() says follows from
// the kernels. Throws OutOfMemoryError.
std::unique_ptr<Generator> makeFastGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const Kernels& kernels, int threads);

// The same on TileNetwork, in bfloat16.
std::unique_ptr<Generator> makeTileGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const TileKernels& kernels, int threads);

}  // namespace latentwalk::fast
