// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/growth.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk {

GrownScale grownScale(double level) {
    const double scale = std::ceil(level);
    return {static_cast<int>(scale), scale - level};
}

GenerateOptions growthAt(double level, int scaleCount) {
    if (std::isnan(level)) {
        throw std::invalid_argument("a growth level must be a number");
    }
    const double clamped = std::clamp(level, 0.0, static_cast<double>(std::max(scaleCount, 1) - 1));
    const auto [scale, alpha] = grownScale(clamped);
    return {scale, static_cast<float>(alpha)};
}

double grownLevel(const Architecture& architecture) {
    const double last = architecture.scaleCount() - 1;
    return last > 0 ? last - static_cast<double>(architecture.alpha) : 0.0;
}

}  // namespace latentwalk
