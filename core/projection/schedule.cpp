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
constexpr std::array<Rung, 10> kLadder{{{30, 10, 0, 7, 1},
                                        {60, 15, 0, 14, 1},
                                        {80, 40, 0, 22, 1},
                                        {100, 60, 0, 30, 1},
                                        {100, 60, 0, 60, 3},
                                        {150, 150, 40, 120, 3},
                                        {150, 150, 40, 160, 5},
                                        {150, 150, 40, 160, 7},
                                        {150, 150, 40, 160, 9},
                                        {150, 150, 40, 160, 12}}};

// More steps at full size bring the face nearer to the photo by offsets alone, which make strong edits tear (a streak
// across a turned face after 320): what is left goes into a better latent instead.
constexpr int kMostAtFull = 160;

// The coarse steps of a rung that this network has.
std::vector<Schedule::Stage> coarseOf(const Rung& rung, const std::vector<bool>& paints) {
    std::vector<Schedule::Stage> coarse;
    for (const auto& [scale, steps] :
         {Schedule::Stage{k16, rung.at16}, Schedule::Stage{k32, rung.at32}, Schedule::Stage{k64, rung.at64}}) {
        const auto at = static_cast<std::size_t>(scale);
        if (steps > 0 && at + 1 < paints.size() && paints[at]) {
            coarse.push_back({scale, steps});
        }
    }
    return coarse;
}

std::vector<bool> paintedIn(const StepTimes& times) {
    std::vector<bool> paints;
    for (const double time : times) {
        paints.push_back(time > 0);
    }
    return paints;
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

Schedule scheduleOf(int steps, const std::vector<bool>& paints, int offsets) {
    if (paints.empty() || !paints.back() || steps < 1 || offsets < 0 || offsets > 3) {
        throw std::invalid_argument("a schedule needs steps at the full size, and 0 to 3 offsets");
    }
    Schedule best;
    best.offsets = offsets;
    for (const Rung& rung : kLadder) {
        Schedule schedule{coarseOf(rung, paints), rung.least, offsets, rung.starts};
        if (schedule.coarse.empty()) {
            schedule.starts = 1;
        }
        if (schedule.steps() <= steps) {
            best = schedule;
        }
    }
    if (best.full == 0) {
        best.coarse = coarseOf(kLadder.front(), paints);
        for (auto& stage : best.coarse) {
            stage.steps = stage.steps * steps / kFewestSteps;
        }
    }
    int left = steps - best.steps();
    if (!best.coarse.empty() && best.full >= kLadder.front().least) {
        const int added = std::clamp(kMostAtFull - best.full, 0, left);
        best.full += added;
        left -= added;
        best.coarse.back().steps += left / best.starts;
        left %= best.starts;
    }
    best.full += left;
    return best;
}

Schedule scheduleFor(double seconds, const StepTimes& times, int offsets) {
    const std::vector<bool> paints = paintedIn(times);
    Schedule best = scheduleOf(kFewestSteps, paints, offsets);
    if (coarseOf(kLadder.front(), paints).empty()) {
        best = scheduleOf(kLadder.front().least, paints, offsets);
    }
    double longest = 0;
    for (int steps = best.steps(); steps <= kMostSteps; ++steps) {
        const Schedule schedule = scheduleOf(steps, paints, offsets);
        const double taken = secondsOf(schedule, times);
        if (taken <= seconds && taken >= longest) {
            best = schedule;
            longest = taken;
        }
    }
    return best;
}

StepTimes usualTimes(const std::vector<bool>& paints) {
    constexpr double kFewerPixels = 0.55;
    StepTimes times(paints.size());
    double time = 1;
    for (std::size_t scale = paints.size(); scale-- > 0; time *= kFewerPixels) {
        times[scale] = paints[scale] ? time : 0.0;
    }
    return times;
}

}  // namespace latentwalk::projection
