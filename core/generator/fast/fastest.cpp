// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/fastest.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace latentwalk::fast {

Fastest::Fastest(int ways)
    : m_best(static_cast<std::size_t>(ways), std::numeric_limits<double>::infinity()),
      m_trials(ways == 1 ? kTrials : 0) {}

void Fastest::took(double seconds) {
    double& best = m_best[static_cast<std::size_t>(m_way)];
    best = std::min(best, seconds);
    ++m_trials;
    if (!isDecided()) {
        m_way = m_trials % static_cast<int>(m_best.size());
        return;
    }
    const auto least = std::min_element(m_best.begin(), m_best.end());
    m_way = *least < kClearly * m_best[0] ? static_cast<int>(least - m_best.begin()) : 0;
}

}  // namespace latentwalk::fast
