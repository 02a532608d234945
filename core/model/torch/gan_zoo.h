// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/torch/torch_file.h"
#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// The generators of a pytorch_GAN_zoo checkpoint, what ProgressiveGAN.save wrote: a dict of `config`, `netG`, `netD`
// and usually `avgG`. Throws FileError when config and weights do not make one consistent generator.
Checkpoint readGanZoo(const TorchFile& source);

}  // namespace latentwalk
