// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_state.h"

namespace latentwalk::training {

// Settings of a run that begins with another one's networks: their width and latents, and, where its own size has it,
// the scale that they have reached.
TrainingSettings fineTuning(TrainingSettings settings, const RunState& other);

}  // namespace latentwalk::training
