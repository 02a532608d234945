// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tensorflow/tensorflow_stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace latentwalk {
namespace {

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-4 * std::max(1.0, std::abs(b));
}

}  // namespace

bool TensorFlowStage::take(std::string_view op, double number, bool numberFirst) {
    if (op == "Maximum") {
        m_low = std::max(m_low, m_factor * number + m_offset);
    } else if (op == "Minimum") {
        m_high = std::min(m_high, m_factor * number + m_offset);
    } else if (op == "Mul") {
        m_factor *= number;
    } else if (op == "Add" || op == "AddV2") {
        m_offset += m_factor * number;
    } else if (op == "RealDiv" && !numberFirst) {
        m_factor /= number;
    } else if (op == "Sub" && !numberFirst) {
        m_offset -= m_factor * number;
    } else {
        return false;
    }
    return true;
}

std::optional<float> TensorFlowStage::headOffset() const {
    constexpr std::array<std::pair<double, double>, 3> kRanges{{{-1, 1}, {0, 1}, {0, 255}}};
    const bool cut = std::isfinite(m_low) || std::isfinite(m_high);
    const double low = cut ? m_low : m_offset - m_factor;
    const double high = cut ? m_high : m_offset + m_factor;
    const double half = (high - low) / 2;
    const bool known = std::any_of(kRanges.begin(), kRanges.end(), [&](const auto& range) {
        return near(low, range.first) && near(high, range.second);
    });
    const bool cutOnly = m_factor == 1 && near(low, 0) && near(high, 1);
    if (!known || !std::isfinite(m_factor) || !(cutOnly || near(half, m_factor))) {
        return std::nullopt;
    }
    return static_cast<float>((m_offset - (low + high) / 2) / m_factor);
}

}  // namespace latentwalk
