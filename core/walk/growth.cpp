// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/growth.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk {

GenerateOptions growthAt(double level, int scaleCount) {
    if (std::isnan(level)) {
        throw std::invalid_argument("a growth level must be a number");
    }
    const double clamped = std::clamp(level, 0.0, static_cast<double>(std::max(scaleCount, 1) - 1));
    const double scale = std::ceil(clamped);
    return {static_cast<int>(scale), static_cast<float>(scale - clamped)};
}

double grownLevel(const Architecture& architecture) {
    const double last = architecture.scaleCount() - 1;
    return last > 0 ? last - static_cast<double>(architecture.alpha) : 0.0;
}

}  // namespace latentwalk
