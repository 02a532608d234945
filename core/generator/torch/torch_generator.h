// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/generator.h"

namespace latentwalk {

// The network in float32 on LibTorch's own operations: the plain form that every faster one is held against.
// `cuda` chooses the device. On the CPU images are made one by one: there a batch is no faster, and so an image never
// depends on its neighbours, not even in its last bit. Throws GeneratorError, OutOfMemoryError.
std::unique_ptr<Generator> makeTorchGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                              bool cuda);

}  // namespace latentwalk
