#include "core/output/grid.h"

#include <algorithm>
#include <stdexcept>

namespace latentwalk {

GridPainter::GridPainter(std::int64_t count, const GridLayout& layout, Range range)
    : m_count(count), m_layout(layout), m_range(range) {
    if (count < 1 || layout.columns < 1 || layout.padding < 0) {
        throw std::invalid_argument("a grid needs an image, a column, and a padding of at least 0");
    }
    m_layout.columns = std::min(layout.columns, count);
    if (count == 1) {
        m_layout.padding = 0;
    }
}

void GridPainter::add(const Images& images) {
    const std::int64_t cellWidth = images.width + m_layout.padding;
    const std::int64_t cellHeight = images.height + m_layout.padding;
    if (m_next == 0) {
        const std::int64_t rows = (m_count + m_layout.columns - 1) / m_layout.columns;
        m_picture.width = m_layout.columns * cellWidth + m_layout.padding;
        m_picture.height = rows * cellHeight + m_layout.padding;
        m_picture.rgb.assign(static_cast<std::size_t>(m_picture.width * m_picture.height) * 3, 0);
    }
    if (images.count > m_count - m_next) {
        throw std::invalid_argument("more images than the grid has places");
    }
    for (std::int64_t i = 0; i < images.count; ++i, ++m_next) {
        const Picture cell = toPicture(images, i, m_range);
        const std::int64_t left = (m_next % m_layout.columns) * cellWidth + m_layout.padding;
        const std::int64_t top = (m_next / m_layout.columns) * cellHeight + m_layout.padding;
        for (std::int64_t y = 0; y < cell.height; ++y) {
            std::copy_n(cell.rgb.begin() + y * cell.width * 3, cell.width * 3,
                        m_picture.rgb.begin() + ((top + y) * m_picture.width + left) * 3);
        }
    }
}

Picture makeGrid(const Images& images, const GridLayout& layout, Range range) {
    GridPainter painter(images.count, layout, range);
    painter.add(images);
    return painter.picture();
}

}  // namespace latentwalk
