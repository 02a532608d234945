#include "core/output/grid.h"

#include <algorithm>
#include <stdexcept>

#include "core/output/lettering.h"

namespace latentwalk {

GridPainter::GridPainter(std::int64_t count, const GridLayout& layout, Range range)
    : m_count(count), m_layout(layout), m_range(range) {
    if (count < 1 || layout.columns < 1 || layout.padding < 0) {
        throw std::invalid_argument("a grid needs an image, a column, and a padding of at least 0");
    }
    if (!layout.captions.empty() && static_cast<std::int64_t>(layout.captions.size()) != count) {
        throw std::invalid_argument("a grid needs a caption for each image, or none");
    }
    m_layout.columns = std::min(layout.columns, count);
    if (count == 1 && layout.captions.empty()) {
        m_layout.padding = 0;
    }
}

void GridPainter::start(const Images& images) {
    if (!m_layout.captions.empty()) {
        constexpr std::int64_t kLarge = 96;
        m_letterSize = images.width >= kLarge ? 2 : 1;
        m_captionHeight = textHeight(m_letterSize) + 4;
    }
    const std::int64_t rows = (m_count + m_layout.columns - 1) / m_layout.columns;
    m_picture.width = m_layout.columns * (images.width + m_layout.padding) + m_layout.padding;
    m_picture.height = rows * (images.height + m_captionHeight + m_layout.padding) + m_layout.padding;
    m_picture.rgb.resize(static_cast<std::size_t>(m_picture.width * m_picture.height) * 3);
    for (std::size_t i = 0; i < m_picture.rgb.size(); ++i) {
        m_picture.rgb[i] = static_cast<std::uint8_t>(m_layout.background >> (8 * (2 - i % 3)) & 0xFFU);
    }
}

void GridPainter::add(const Images& images) {
    if (m_next == 0) {
        start(images);
    }
    if (images.count > m_count - m_next) {
        throw std::invalid_argument("more images than the grid has places");
    }
    const std::int64_t cellWidth = images.width + m_layout.padding;
    const std::int64_t cellHeight = images.height + m_captionHeight + m_layout.padding;
    for (std::int64_t i = 0; i < images.count; ++i, ++m_next) {
        const Picture cell = toPicture(images, i, m_range);
        const std::int64_t left = (m_next % m_layout.columns) * cellWidth + m_layout.padding;
        const std::int64_t top = (m_next / m_layout.columns) * cellHeight + m_layout.padding;
        for (std::int64_t y = 0; y < cell.height; ++y) {
            std::copy_n(cell.rgb.begin() + y * cell.width * 3, cell.width * 3,
                        m_picture.rgb.begin() + ((top + y) * m_picture.width + left) * 3);
        }
        if (m_captionHeight > 0) {
            const std::string& caption = m_layout.captions[static_cast<std::size_t>(m_next)];
            const std::int64_t width = std::min(textWidth(caption, m_letterSize), cell.width);
            drawText(m_picture, caption, left + (cell.width - width) / 2, top + cell.height + 2, cell.width,
                     m_letterSize, contrastTo(m_layout.background));
        }
    }
}

Picture makeGrid(const Images& images, const GridLayout& layout, Range range) {
    GridPainter painter(images.count, layout, range);
    painter.add(images);
    return painter.picture();
}

}  // namespace latentwalk
