// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/training/train_costs.h"
#include "core/training/train.h"

namespace latentwalk::cli {

// Files left out that are named.
inline constexpr std::size_t kNamesShown = 20;

// A new run: its pictures converted, each size tried. In a group all processes call it. Throws FileError, Error and
// Interrupted.
training::TrainingRun begunRun(const TrainOptions& options, const training::RunFiles& files, const Group& group);

// The run in the folder, to go on with.
training::TrainingRun resumedRun(const TrainOptions& options, const training::RunFiles& files, const Group& group);

}  // namespace latentwalk::cli
