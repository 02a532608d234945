// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/photo/row_reducer.h"

#include <algorithm>

namespace latentwalk {
namespace {

constexpr std::uint32_t kOpaque = 255;

std::uint32_t overWhite(std::uint32_t value, std::uint32_t alpha) {
    return alpha == kOpaque ? value : (value * alpha + kOpaque * (kOpaque - alpha) + kOpaque / 2) / kOpaque;
}

}  // namespace

RowReducer::RowReducer(std::int64_t width, std::int64_t height, std::int64_t longestSide)
    : m_width(width),
      m_height(height),
      m_factor((std::max(width, height) + longestSide - 1) / longestSide),
      m_picture{(width + m_factor - 1) / m_factor, (height + m_factor - 1) / m_factor, {}} {
    m_sums.resize(static_cast<std::size_t>(m_picture.width) * 3);
    m_picture.rgb.reserve(m_sums.size() * static_cast<std::size_t>(m_picture.height));
}

void RowReducer::add(const std::uint8_t* row, bool alpha) {
    for (std::int64_t x = 0; x < m_width; ++x) {
        std::uint32_t* const sums = m_sums.data() + x / m_factor * 3;
        for (std::int64_t c = 0; c < 3; ++c) {
            sums[c] += alpha ? overWhite(row[4 * x + c], row[4 * x + 3]) : row[3 * x + c];
        }
    }
    ++m_rows;
    if (++m_pending == m_factor || m_rows == m_height) {
        finishRow();
    }
}

void RowReducer::finishRow() {
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        const auto x = static_cast<std::int64_t>(i / 3);
        const auto count = static_cast<std::uint32_t>(m_pending * std::min(m_factor, m_width - x * m_factor));
        m_picture.rgb.push_back(static_cast<std::uint8_t>((m_sums[i] + count / 2) / count));
    }
    std::fill(m_sums.begin(), m_sums.end(), 0U);
    m_pending = 0;
}

void RowReducer::addRgb(const std::uint8_t* row) {
    add(row, false);
}

void RowReducer::addRgba(const std::uint8_t* row) {
    add(row, true);
}

Picture RowReducer::take() {
    return std::move(m_picture);
}

}  // namespace latentwalk
