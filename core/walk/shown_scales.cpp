// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/shown_scales.h"

#include <algorithm>

#include "core/walk/growth.h"

namespace latentwalk {

Scales scalesOf(const Session& session, const Architecture& architecture) {
    const int top = architecture.scaleCount() - 1;
    const int shown = std::min(session.scale.value_or(top), top);
    const float alpha = session.alpha.value_or(shown == top ? architecture.alpha : 0.0F);
    const auto firstOf = [](int scale, double weightBefore) {
        return weightBefore > 0 ? std::max(scale - 1, 0) : scale;
    };
    Scales scales{firstOf(shown, static_cast<double>(alpha)), shown};
    if (session.growth) {
        const auto [low, high] = std::minmax(session.growth->from, session.growth->to);
        const GrownScale lowest = grownScale(low);
        scales.first = std::min(scales.first, firstOf(lowest.scale, lowest.alpha));
        scales.last = std::min(std::max(scales.last, grownScale(high).scale), top);
    }
    return scales;
}

}  // namespace latentwalk
