// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/batch_size.h"

#include <algorithm>

namespace latentwalk {
namespace {

// The first round of a size may have to choose algorithms or to record a graph, and takes longer.
constexpr int kRounds = 2;
// A larger batch that saves less is not worth the wait for it to end.
constexpr double kWorth = 0.9;

}  // namespace

void BatchSize::took(std::int64_t count, double seconds) {
    if (m_settled || count != m_size) {
        return;
    }
    const double each = seconds / static_cast<double>(count);
    m_time = m_rounds == 0 ? each : std::min(m_time, each);
    if (++m_rounds < kRounds) {
        return;
    }
    if (m_bestTime == 0 || m_time < kWorth * m_bestTime) {
        m_bestTime = m_time;
        m_bestSize = m_size;
        m_settled = m_size == kLargest;
        m_size = std::min(2 * m_size, kLargest);
    } else {
        m_settled = true;
        m_size = m_bestSize;
    }
    m_rounds = 0;
}

}  // namespace latentwalk
