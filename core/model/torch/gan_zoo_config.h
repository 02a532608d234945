// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/pickle/pickle.h"
#include "core/model/weights/architecture.h"

#include <filesystem>

namespace latentwalk {

// Puts what the config object `config` of a pytorch_GAN_zoo checkpoint says into `architecture`, whose latent size,
// depths and output channels were taken from the weights already and have to agree with it. Fields that are missing or
// None keep GAN zoo's defaults. Throws FileError on values that make no sense.
void readGanZooConfig(const std::filesystem::path& path, const Pickle& pickle, Pickle::Index config,
                      Architecture& architecture);

}  // namespace latentwalk
