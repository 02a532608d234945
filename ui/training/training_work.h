// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/progress.h"
#include "ui/training/training_mailbox.h"
#include "ui/training/training_order.h"

namespace latentwalk {

// Trains, from the pictures to the finished generator, and says in `mailbox` how far it is. A pause begins after a step
// and is saved. Blocks for hours; throws Stopped out of `tell`, with everything saved, and what core's train() throws.
void performTraining(const TrainingOrder& order, const TrainingSeams& seams, TrainingMailbox& mailbox,
                     const TellProgress& tell);

}  // namespace latentwalk
