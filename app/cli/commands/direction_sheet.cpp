// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/direction_sheet.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/generator/generator.h"
#include "core/picture/lettering.h"

namespace latentwalk::cli {
namespace {

constexpr std::int64_t kPadding = 4;
constexpr std::uint32_t kInk = 0xFFFFFF;  // on black

std::string labelOf(double strength) {
    char text[32];
    std::snprintf(text, sizeof text, strength == 0 ? "%.2f" : "%+.2f", strength);
    return text;
}

}  // namespace

DirectionSheet::DirectionSheet(std::vector<double> strengths, std::int64_t rows)
    : m_strengths(std::move(strengths)), m_rows(rows) {}

void DirectionSheet::begin(std::int64_t cellWidth, std::int64_t cellHeight) {
    m_size = std::max(1, static_cast<int>(cellWidth / 64));
    m_left = 2 * kPadding + textWidth(std::to_string(m_rows - 1), m_size);
    m_top = 2 * kPadding + textHeight(m_size);
    const auto columns = static_cast<std::int64_t>(m_strengths.size());
    m_picture.width = m_left + columns * (cellWidth + kPadding);
    m_picture.height = m_top + m_rows * (cellHeight + kPadding);
    m_picture.rgb.assign(static_cast<std::size_t>(m_picture.width * m_picture.height * 3), 0);
    for (std::int64_t column = 0; column < columns; ++column) {
        const std::string label = labelOf(m_strengths[static_cast<std::size_t>(column)]);
        const std::int64_t room = cellWidth - textWidth(label, m_size);
        drawText(m_picture, label, m_left + column * (cellWidth + kPadding) + std::max<std::int64_t>(room / 2, 0),
                 kPadding, cellWidth, m_size, kInk);
    }
}

void DirectionSheet::addRow(const Images& images) {
    if (images.count != static_cast<std::int64_t>(m_strengths.size()) || m_next >= m_rows) {
        throw std::invalid_argument("a row of the table has one image for each strength");
    }
    if (m_next == 0) {
        begin(images.width, images.height);
    }
    const std::int64_t top = m_top + m_next * (images.height + kPadding);
    drawText(m_picture, std::to_string(m_next), kPadding, top + (images.height - textHeight(m_size)) / 2, m_left,
             m_size, kInk);
    for (std::int64_t column = 0; column < images.count; ++column) {
        const Picture cell = toPicture(images, column);
        const std::int64_t left = m_left + column * (cell.width + kPadding);
        for (std::int64_t y = 0; y < cell.height; ++y) {
            std::copy_n(cell.rgb.begin() + y * cell.width * 3, cell.width * 3,
                        m_picture.rgb.begin() + ((top + y) * m_picture.width + left) * 3);
        }
    }
    ++m_next;
}

}  // namespace latentwalk::cli
