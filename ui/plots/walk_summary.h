// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace latentwalk {

// How evenly a walk changes its picture: the tutorial's claim that a walk is smooth, checked. All numbers are finite.
struct WalkSummary {
    // A walk is even where no step changes the picture by more than this many times the mean step.
    static constexpr double kEven = 2;

    int steps = 0;         // that have been measured
    double mean = 0;       // change of picture per step
    double largest = 0;    // change of picture of the largest step, the first of them
    double ratio = 1;      // largest / mean; 1 where nothing changes
    double largestAt = 0;  // middle of the largest step, from 0 to 1
    int uneven = 0;        // steps above kEven times the mean

    bool isEven() const { return uneven == 0; }
};

// The steps of a walk: `positions` are where pictures have been measured, ascending from 0 to 1; `changes[i]` is the
// change of picture from positions[i] to positions[i + 1], 0 or more. Steps of which a number is missing, not finite
// or negative are left out.
WalkSummary summaryOf(const std::vector<double>& positions, const std::vector<double>& changes);

// Whether step `i` is one that summaryOf counts.
bool isMeasured(const std::vector<double>& positions, const std::vector<double>& changes, std::size_t i);

}  // namespace latentwalk
