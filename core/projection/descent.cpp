// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/descent.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace latentwalk::projection {

double stepFactor(int index, int count) {
    constexpr int kWarmUp = 5;
    constexpr double kLast = 0.02;
    const double up = std::min(1.0, static_cast<double>(index + 1) / kWarmUp);
    const double part = count > 1 ? static_cast<double>(index) / (count - 1) : 0.0;
    return up * (kLast + (1 - kLast) * (1 + std::cos(std::numbers::pi * part)) / 2);
}

void Descent::step(std::span<float> values, std::span<const float> gradient, double rate) {
    constexpr double kMean = 0.9;
    constexpr double kSquare = 0.99;
    constexpr double kLittle = 1e-8;
    m_mean.resize(values.size());
    m_square.resize(values.size());
    ++m_steps;
    const double byMean = 1 / (1 - std::pow(kMean, m_steps));
    const double bySquare = 1 / (1 - std::pow(kSquare, m_steps));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto slope = static_cast<double>(gradient[i]);
        if (!std::isfinite(slope)) {
            continue;
        }
        m_mean[i] = kMean * m_mean[i] + (1 - kMean) * slope;
        m_square[i] = kSquare * m_square[i] + (1 - kSquare) * slope * slope;
        const double change = rate * m_mean[i] * byMean / (std::sqrt(m_square[i] * bySquare) + kLittle);
        values[i] = static_cast<float>(static_cast<double>(values[i]) - change);
    }
}

void normalizeMeanSquare(std::span<float> values) {
    double squares = 0;
    for (const float value : values) {
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    const double factor = 1 / std::sqrt(squares / static_cast<double>(std::max<std::size_t>(values.size(), 1)) + 1e-8);
    for (float& value : values) {
        value = static_cast<float>(static_cast<double>(value) * factor);
    }
}

}  // namespace latentwalk::projection
