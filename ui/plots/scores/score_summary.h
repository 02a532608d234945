// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace latentwalk {

// How a score goes along a walk.
enum class ScoreCourse { Unread, Steady, Grows, Falls, GrowsThenFalls, FallsThenGrows, Wavers };

struct ScoreSummary {
    int places = 0;  // that were looked at
    int read = 0;    // where there is a score
    ScoreCourse course = ScoreCourse::Unread;
    double first = 0;  // score, at the first place that has one, and at the last
    double last = 0;
    double least = 0;
    double most = 0;
    double mean = 0;
    double leastAt = 0;  // positions, 0 ... 1
    double mostAt = 0;
    double mostlyBy = 0;  // from here on at least three quarters of the way from first to last are done
};

// The course of `values` at `positions` (ascending from 0 to 1); what is not finite was not read and is left out.
// Differences below `little` (positive, in the score's unit) are nothing to speak of.
ScoreSummary summaryOfScore(const std::vector<double>& positions, const std::vector<double>& values, double little);

}  // namespace latentwalk
