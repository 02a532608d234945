// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/preview_ladder.h"

#include <utility>

namespace latentwalk {
namespace {

// Multiplications of the layers that a scale adds, without its head: two convolutions of 3x3, at scale 0 the format
// layer and one convolution.
double workOf(const Architecture& architecture, int scale) {
    const auto depth = [&](int s) { return static_cast<double>(architecture.depths[static_cast<std::size_t>(s)]); };
    const auto side = static_cast<double>(Architecture::resolution(scale));
    constexpr double kKernel = 9;
    if (scale == 0) {
        return static_cast<double>(architecture.latentSize) * depth(0) * side * side +
               side * side * depth(0) * depth(0) * kKernel;
    }
    return side * side * kKernel * (depth(scale - 1) * depth(scale) + depth(scale) * depth(scale));
}

}  // namespace

PreviewLadder::PreviewLadder(const Architecture& architecture, std::vector<bool> resembling)
    : m_resembling(std::move(resembling)), m_fullSide(static_cast<int>(architecture.fullResolution())) {
    double sum = 0;
    for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
        sum += workOf(architecture, scale);
        m_work.push_back(sum);
    }
    for (double& work : m_work) {
        work /= sum;
    }
}

void PreviewLadder::add(double milliseconds) {
    constexpr double kNew = 0.3;
    m_milliseconds = m_milliseconds == 0 ? milliseconds : (1 - kNew) * m_milliseconds + kNew * milliseconds;
}

std::optional<int> PreviewLadder::scale() const {
    if (m_milliseconds <= kBudget) {
        return std::nullopt;
    }
    // Where even 16 pixels are too slow, something that moves is still better than nothing.
    constexpr int kSmallest = 2;
    for (int scale = static_cast<int>(m_work.size()) - 2; scale >= kSmallest; --scale) {
        const auto index = static_cast<std::size_t>(scale);
        if (m_resembling[index] && (m_milliseconds * m_work[index] <= kBudget || scale == kSmallest)) {
            return scale;
        }
    }
    return std::nullopt;
}

}  // namespace latentwalk
