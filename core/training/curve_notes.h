// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/training/run_state.h"
#include "core/training/values/networks.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {

// What is seen of steps until they are a point of the curves: a hundred of them in each phase.
class CurveNotes {
public:
    // After a step, which is counted in `state` already; adds a point to its curves where one is due.
    void add(RunState& state, const Stage& stage, const StepLosses& losses, double seconds);
    void forget() { *this = {}; }

private:
    StepLosses m_sum;
    std::int64_t m_summed = 0;
    double m_seconds = 0;
};

}  // namespace latentwalk::training
