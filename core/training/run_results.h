// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/model/weights/checkpoint.h"
#include "core/training/run_state.h"

namespace latentwalk::training {

// The generators of a run up to the scale and alpha that it has come to, with the trained head of every scale.
Checkpoint checkpointOf(const RunState& state);

// The average as our safetensors (float32), and all of it as pytorch_GAN_zoo saves it: netG, avgG, netD, config. Both
// appear whole or not at all. Throw FileError.
void writeAverage(const RunState& state, const std::filesystem::path& path);
void writeGanZooResult(const RunState& state, const std::filesystem::path& path);

}  // namespace latentwalk::training
