// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/faces/network/network_weights.h"

namespace latentwalk::faces {

// Throws FileError, naming `path`, unless the tensors are those of tensorsOf(), each with as many numbers or bytes as
// its shape says, and all numbers are those of a trained network (at most a million).
void checkTensors(const std::filesystem::path& path, const NetworkWeights& weights);

}  // namespace latentwalk::faces
