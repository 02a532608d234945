// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/percentile.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {

double percentile(std::vector<double> values, double fraction) {
    if (values.empty()) {
        return 0;
    }
    const double rank = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(std::floor(rank));
    std::nth_element(values.begin(), below, values.end());
    const double lower = *below;
    const double part = rank - std::floor(rank);
    if (part == 0) {
        return lower;
    }
    return std::lerp(lower, *std::min_element(below + 1, values.end()), part);
}

}  // namespace latentwalk
