// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/generator/image_gradient.h"
#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// The derivatives of the images that makeGenerator() with the same settings paints, of the same heads among them. On
// the CPU our own backward pass (core/generator/backward), in float32 or bfloat16; LibTorch's in float32 on a card, for
// networks of few channels, where it is as fast, and for images that are blended with the previous scale's. Weights are
// copied but for those of our backward pass, which are prepared when they are needed. Blocking; throws FileError (the
// checkpoint lacks that kind, its file was changed since it was opened) or GeneratorError (no such device or
// arithmetic, or what LibTorch has to do where there is none).
std::unique_ptr<ImageGradient> makeImageGradient(const Checkpoint& checkpoint, const GeneratorSettings& settings = {});

}  // namespace latentwalk
