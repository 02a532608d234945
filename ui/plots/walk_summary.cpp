// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/walk_summary.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {

bool isMeasured(const std::vector<double>& positions, const std::vector<double>& changes, std::size_t i) {
    return i < changes.size() && i + 1 < positions.size() && std::isfinite(positions[i]) &&
           std::isfinite(positions[i + 1]) && std::isfinite(changes[i]) && changes[i] >= 0;
}

WalkSummary summaryOf(const std::vector<double>& positions, const std::vector<double>& changes) {
    WalkSummary summary;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (!isMeasured(positions, changes, i)) {
            continue;
        }
        ++summary.steps;
        // A running mean does not overflow where a sum would.
        summary.mean += (changes[i] - summary.mean) / summary.steps;
        if (summary.steps == 1 || changes[i] > summary.largest) {
            summary.largest = changes[i];
            summary.largestAt = std::clamp((positions[i] + positions[i + 1]) / 2, 0.0, 1.0);
        }
    }
    if (summary.mean <= 0) {
        return summary;
    }
    // Rounding must not make equal steps unequal.
    summary.ratio = std::clamp(summary.largest / summary.mean, 1.0, static_cast<double>(summary.steps));
    for (std::size_t i = 0; i < changes.size(); ++i) {
        summary.uneven += isMeasured(positions, changes, i) && changes[i] / summary.mean > WalkSummary::kEven;
    }
    return summary;
}

}  // namespace latentwalk
