// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/shown_scales.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {

Scales scalesOf(const Session& session, const Architecture& architecture) {
    const int top = architecture.scaleCount() - 1;
    const int shown = std::min(session.scale.value_or(top), top);
    const float alpha = session.alpha.value_or(shown == top ? architecture.alpha : 0.0F);
    Scales scales{alpha > 0 ? std::max(shown - 1, 0) : shown, shown};
    if (session.growth) {
        const auto [low, high] = std::minmax(session.growth->from, session.growth->to);
        scales.first = std::min(scales.first, static_cast<int>(std::floor(low)));
        scales.last = std::min(std::max(scales.last, static_cast<int>(std::ceil(high))), top);
    }
    return scales;
}

}  // namespace latentwalk
