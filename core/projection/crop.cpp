// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/crop.h"

#include <algorithm>
#include <cmath>

namespace latentwalk::projection {

LineTaps::LineTaps(double begin, double end, std::int64_t size, std::int64_t count) {
    const auto within = [size](std::int64_t at) { return std::clamp<std::int64_t>(at, 0, size - 1); };
    const double step = (end - begin) / static_cast<double>(count);
    m_begins.push_back(0);
    for (std::int64_t i = 0; i < count; ++i) {
        const double from = begin + static_cast<double>(i) * step;
        if (step > 1) {
            const auto last = static_cast<std::int64_t>(std::ceil(from + step));
            for (auto at = static_cast<std::int64_t>(std::floor(from)); at < last; ++at) {
                const double covered =
                    std::min(from + step, static_cast<double>(at + 1)) - std::max(from, static_cast<double>(at));
                m_taps.push_back({within(at), static_cast<float>(covered / step)});
            }
        } else {
            const double middle = from + step / 2 - 0.5;
            const double lower = std::floor(middle);
            const auto part = static_cast<float>(middle - lower);
            m_taps.push_back({within(static_cast<std::int64_t>(lower)), 1 - part});
            m_taps.push_back({within(static_cast<std::int64_t>(lower) + 1), part});
        }
        m_begins.push_back(m_taps.size());
    }
}

Crop::Crop(const LineTaps& rows, const LineTaps& columns, std::int64_t side)
    : m_rows(rows), m_columns(columns), m_side(side), m_line(static_cast<std::size_t>(side)) {}

void Crop::forward(std::span<const float> plane, std::int64_t stride, float* out) {
    for (std::int64_t y = 0; y < m_rows.count(); ++y) {
        std::fill(m_line.begin(), m_line.end(), 0.0F);
        for (const auto& [row, weight] : m_rows.of(y)) {
            const float* const from = plane.data() + row * m_side;
            for (std::size_t x = 0; x < m_line.size(); ++x) {
                m_line[x] += weight * from[x];
            }
        }
        for (std::int64_t x = 0; x < m_columns.count(); ++x, out += stride) {
            *out = 0;
            for (const auto& [column, weight] : m_columns.of(x)) {
                *out += weight * m_line[static_cast<std::size_t>(column)];
            }
        }
    }
}

void Crop::backward(const float* byOut, std::int64_t stride, std::span<float> byPlane) {
    for (std::int64_t y = 0; y < m_rows.count(); ++y) {
        std::fill(m_line.begin(), m_line.end(), 0.0F);
        for (std::int64_t x = 0; x < m_columns.count(); ++x, byOut += stride) {
            for (const auto& [column, weight] : m_columns.of(x)) {
                m_line[static_cast<std::size_t>(column)] += weight * *byOut;
            }
        }
        for (const auto& [row, weight] : m_rows.of(y)) {
            float* const to = byPlane.data() + row * m_side;
            for (std::size_t x = 0; x < m_line.size(); ++x) {
                to[x] += weight * m_line[x];
            }
        }
    }
}

}  // namespace latentwalk::projection
