// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/training/run_state.h"
#include "core/training/values/training_group.h"

namespace latentwalk::training {

// The part of each batch that one of several processes computes: as many pictures for each of them, one after the other
// in the order of ranks.
struct BatchShare {
    std::int64_t first = 0;  // picture of the batch
    std::int64_t count = 0;  // pictures

    bool has(std::int64_t picture) const { return picture >= first && picture < first + count; }
    // Its part of values that there are for all pictures of the batch, as many for each.
    std::vector<float> of(const std::vector<float>& values, std::int64_t batch) const;
};

// The whole batch without a group. With one each process has a multiple of four pictures, the groups over which the
// discriminator takes deviations; throws Error where the batch cannot be shared like that.
BatchShare shareOf(const TrainingSettings& settings, const TrainingGroup* group);

// Throws Error where the processes have not all been given the same run: settings but for the threads, pictures,
// counters, weights.
void checkSameRun(const RunState& state, TrainingGroup& group);

// Brings all processes to the first one's weights and moments: different processors round differently.
void takeFirstOnes(std::vector<NamedArray>& arrays, TrainingGroup& group);

}  // namespace latentwalk::training
