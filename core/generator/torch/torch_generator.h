// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/image_gradient.h"

// Networks on LibTorch. Each of these loads it (core/torch/torch_functions.h) and throws ModuleMissing where it is not.
namespace latentwalk {

// The network in float32 on LibTorch's own operations: the plain form that every faster one is held against.
// `cuda` chooses the device; on the CPU it takes threads() threads. On the CPU images are made one by one: there a
// batch is no faster, and so an image never depends on its neighbours, not even in its last bit. Throws GeneratorError,
// OutOfMemoryError.
std::unique_ptr<Generator> makeTorchGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                              bool cuda);

// The derivatives of that network's images, as LibTorch finds them, in float32. Throws GeneratorError,
// OutOfMemoryError.
std::unique_ptr<ImageGradient> makeTorchGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                 bool cuda);

// Whether the driver of a card is installed, without which no card can be used. Never loads LibTorch.
bool hasCardDriver();

// Whether LibTorch can use a CUDA device here. It is loaded only where a card's driver is installed; where there is
// none, or no LibTorch, the answer is no.
bool cudaAvailable();

}  // namespace latentwalk
