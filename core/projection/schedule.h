// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace latentwalk::projection {

// How many steps a search takes, and where: what a recipe records, so that the same is found again.
struct Schedule {
    struct Stage {
        int scale = 0;
        int steps = 0;
        bool operator==(const Stage&) const = default;
    };
    std::vector<Stage> coarse;  // of the latent alone, in this order, one descent over all of them
    int full = 0;               // steps of latent and offsets at the network's own size
    int offsets = 2;            // how many scales get an offset, from 4x4 on: 0 to 3
    int starts = 1;             // seeds that the coarse stages begin at; the best goes on

    // Steps in all: what progress counts to.
    int steps() const;
    bool operator==(const Schedule&) const = default;
};

// What a step (forward and backward) at each scale takes, in seconds; 0 where the network does not paint.
using StepTimes = std::vector<double>;

// The one schedule of so many steps in all: the more, the finer the coarse stages and the more starts; what they leave
// goes to the full size, up to a number that strong edits of what is found still bear. `paints` says of each scale
// whether it is painted; the last one has to be. Throws std::invalid_argument where it is not, steps are fewer than 1,
// or offsets are not 0 to 3.
Schedule scheduleOf(int steps, const std::vector<bool>& paints, int offsets = 2);

// Of those the one that takes about `seconds`. Only scales that have a time are used; the last one has to. Never more
// than kMostSteps, nor fewer than find anything (kFewestSteps, most of them cheap), however little time there is.
// Throws as scheduleOf() does.
Schedule scheduleFor(double seconds, const StepTimes& times, int offsets = 2);
inline constexpr int kFewestSteps = 47;
inline constexpr int kMostSteps = 4240;

// About what a step takes at each scale, in parts of one at full size, where nothing was measured.
StepTimes usualTimes(const std::vector<bool>& paints);

// What it is going to take, in seconds.
double secondsOf(const Schedule& schedule, const StepTimes& times);

}  // namespace latentwalk::projection
