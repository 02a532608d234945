// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/cli/training/train_run.h"
#include "core/training/dry_run.h"
#include "core/training/values/training_group.h"

namespace latentwalk::cli {

// The processes that train with this one; null where it is alone.
using Group = std::shared_ptr<training::TrainingGroup>;

// Seconds on a clock that never goes back.
double secondsNow();

// Whether a card is to be used and there. Throws Error where --device wants one that is not.
bool onCard(const TrainOptions& options);

// The settings of a new run, with the threads that each of the group's processes gets. Throws Error where they cannot
// be trained with.
training::TrainingSettings settingsOf(const TrainOptions& options, const Group& group = {});

// Each scale is tried before anything begins; the largest first. The processes of a group try their parts of a batch,
// all at the same time.
std::vector<training::ScaleCost> tryOut(const training::TrainingSettings& settings, bool cuda,
                                        const CommonOptions& common, const Group& group = {});

// Prints what a training would take.
void estimateTraining(const TrainOptions& options);

}  // namespace latentwalk::cli
