// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/training/run_state.h"

namespace latentwalk::training {

// Settings of a run that begins with another one's networks: their width and latents, and, where its own size has it,
// the scale that they have reached.
TrainingSettings fineTuning(TrainingSettings settings, const RunState& other);

// What such a run begins with: the other one's weights without Adam's moments, which are of other pictures.
std::vector<NamedArray> weightsOf(RunState other);

}  // namespace latentwalk::training
