// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/schedule.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace latentwalk::projection {
namespace {

// Scales of 16, 32 and 64 pixels a side.
constexpr int k16 = 2;
constexpr int k32 = 3;
constexpr int k64 = 4;

struct Rung {
    int at16;
    int at32;
    int at64;
    int least;  // steps at the full size that make the rung worth it
    int starts;
};
// Measured ones are the second (10 CPU seconds of eager LibTorch) and the fourth (25); the others lie between and
// beyond.
constexpr std::array<Rung, 6> kLadder{{{30, 10, 0, 7, 1},
                                       {60, 15, 0, 14, 1},
                                       {80, 40, 0, 22, 1},
                                       {100, 60, 0, 30, 1},
                                       {100, 60, 0, 60, 3},
                                       {150, 150, 40, 120, 3}}};

bool paints(const StepTimes& times, int scale) {
    const auto at = static_cast<std::size_t>(scale);
    return at + 1 < times.size() && times[at] > 0;
}

Schedule scheduleOf(const Rung& rung, const StepTimes& times, int offsets) {
    Schedule schedule;
    for (const auto& [scale, steps] :
         {Schedule::Stage{k16, rung.at16}, Schedule::Stage{k32, rung.at32}, Schedule::Stage{k64, rung.at64}}) {
        if (steps > 0 && paints(times, scale)) {
            schedule.coarse.push_back({scale, steps});
        }
    }
    schedule.full = rung.least;
    schedule.offsets = offsets;
    schedule.starts = schedule.coarse.empty() ? 1 : rung.starts;
    return schedule;
}

}  // namespace

int Schedule::steps() const {
    int sum = 0;
    for (const Stage& stage : coarse) {
        sum += stage.steps * starts;
    }
    return sum + full;
}

double secondsOf(const Schedule& schedule, const StepTimes& times) {
    double sum = static_cast<double>(schedule.full) * times.back();
    for (const auto& [scale, steps] : schedule.coarse) {
        sum += static_cast<double>(steps * schedule.starts) * times.at(static_cast<std::size_t>(scale));
    }
    return sum;
}

Schedule scheduleFor(double seconds, const StepTimes& times, int offsets) {
    if (times.empty() || !(times.back() > 0) || offsets < 0 || offsets > 3) {
        throw std::invalid_argument("a schedule needs the time of a step at the full size, and 0 to 3 offsets");
    }
    Schedule best = scheduleOf(kLadder.front(), times, offsets);
    for (const Rung& rung : kLadder) {
        const Schedule schedule = scheduleOf(rung, times, offsets);
        if (secondsOf(schedule, times) <= seconds) {
            best = schedule;
        }
    }
    const double left = (seconds - secondsOf(best, times)) / times.back();
    const double most = kMostFullSteps - best.full;
    best.full += static_cast<int>(std::clamp(left, 0.0, most));
    return best;
}

}  // namespace latentwalk::projection
