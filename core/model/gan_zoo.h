#pragma once

#include "core/model/checkpoint.h"
#include "core/model/torch_file.h"

namespace latentwalk {

// The generators of a pytorch_GAN_zoo checkpoint, what ProgressiveGAN.save wrote: a dict of `config`, `netG`, `netD`
// and usually `avgG`. Throws FileError when config and weights do not make one consistent generator.
Checkpoint readGanZoo(const TorchFile& source);

}  // namespace latentwalk
