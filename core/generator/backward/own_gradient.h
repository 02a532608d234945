// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/generator/image_gradient.h"

namespace latentwalk::fast {

struct Kernels;
struct TileKernels;

// Whether the passes of this room serve a network: one that the fast path serves, and whose image is not blended.
bool canDifferentiate(const Architecture& architecture);

// Forward on FastNetwork, to the bit what makeFastGenerator() paints, and back on the same kernels, with `threads`
// threads. What precision() says follows from the kernels; in bfloat16 only the factors of products are rounded. Keeps
// the weights' bytes alive: those of the backward pass are prepared when a scale is first asked for. Throws
// OutOfMemoryError.
std::unique_ptr<ImageGradient> makeFastGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                const Kernels& kernels, int threads);

// The same on TileNetwork, in bfloat16, as makeTileGenerator() paints.
std::unique_ptr<ImageGradient> makeTileGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                const TileKernels& kernels, int threads);

}  // namespace latentwalk::fast
