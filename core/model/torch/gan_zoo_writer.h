// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// Writes a checkpoint as pytorch_GAN_zoo saves one (zip container): config, which is a dict here, so that Python needs
// none of its classes to load it, netG and avgG where they are there, and netD of `discriminator`, names with
// ".module" included. All tensors are float32, and all of it is below 4 GiB. `loss` is lossCriterion. Appears whole or
// not at all. Throws FileError.
void writeGanZoo(const Checkpoint& checkpoint, const std::vector<std::pair<std::string, WeightTensor>>& discriminator,
                 const std::string& loss, const std::filesystem::path& path);

}  // namespace latentwalk
