#include "core/output/grid.h"

#include <algorithm>
#include <stdexcept>

#include "core/generator/generator.h"
#include "core/output/lettering.h"

namespace latentwalk {

GridShape gridShape(std::int64_t count, const GridLayout& layout, std::int64_t imageWidth, std::int64_t imageHeight) {
    if (count < 1 || layout.columns < 1 || layout.padding < 0) {
        throw std::invalid_argument("a grid needs an image, a column, and a padding of at least 0");
    }
    if (!layout.captions.empty() && static_cast<std::int64_t>(layout.captions.size()) != count) {
        throw std::invalid_argument("a grid needs a caption for each image, or none");
    }
    GridShape shape;
    shape.columns = std::min(layout.columns, count);
    shape.rows = (count + shape.columns - 1) / shape.columns;
    shape.padding = count == 1 && layout.captions.empty() ? 0 : layout.padding;
    shape.cellWidth = imageWidth + shape.padding;
    shape.cellHeight = imageHeight + shape.padding;
    if (!layout.captions.empty()) {
        constexpr std::int64_t kLarge = 96;
        shape.letterSize = imageWidth >= kLarge ? 2 : 1;
        shape.cellHeight += textHeight(shape.letterSize) + 4;
    }
    return shape;
}

GridRows::GridRows(std::int64_t count, const GridLayout& layout, Range range, TakeRows take)
    : m_count(count), m_layout(layout), m_range(range), m_take(std::move(take)) {
    gridShape(count, layout, 1, 1);
}

void GridRows::begin(const Images& images) {
    m_shape = gridShape(m_count, m_layout, images.width, images.height);
    m_row.width = m_shape.width();
}

void GridRows::add(const Images& images) {
    if (m_next == 0) {
        begin(images);
    }
    if (images.count > m_count - m_next) {
        throw std::invalid_argument("more images than the grid has places");
    }
    if (images.width + m_shape.padding != m_shape.cellWidth) {
        throw std::invalid_argument("a grid's images have one size");
    }
    for (std::int64_t i = 0; i < images.count; ++i) {
        paint(toPicture(images, i, m_range));
    }
}

void GridRows::paint(const Picture& image) {
    const std::int64_t column = m_next % m_shape.columns;
    const bool last = m_next == m_count - 1;
    if (column == 0) {
        // Only under the last row comes padding.
        m_row.height = m_shape.cellHeight + (m_next / m_shape.columns == m_shape.rows - 1 ? m_shape.padding : 0);
        m_row.rgb.resize(static_cast<std::size_t>(m_row.width * m_row.height) * 3);
        for (std::size_t i = 0; i < m_row.rgb.size(); ++i) {
            m_row.rgb[i] = static_cast<std::uint8_t>(m_layout.background >> (8 * (2 - i % 3)) & 0xFFU);
        }
    }
    const std::int64_t left = column * m_shape.cellWidth + m_shape.padding;
    for (std::int64_t y = 0; y < image.height; ++y) {
        std::copy_n(image.rgb.begin() + y * image.width * 3, image.width * 3,
                    m_row.rgb.begin() + ((m_shape.padding + y) * m_row.width + left) * 3);
    }
    if (m_shape.letterSize > 0) {
        const std::string& caption = m_layout.captions[static_cast<std::size_t>(m_next)];
        const std::int64_t width = std::min(textWidth(caption, m_shape.letterSize), image.width);
        drawText(m_row, caption, left + (image.width - width) / 2, m_shape.padding + image.height + 2, image.width,
                 m_shape.letterSize, contrastTo(m_layout.background));
    }
    ++m_next;
    if (last || column == m_shape.columns - 1) {
        m_take(m_row);
    }
}

GridPainter::GridPainter(std::int64_t count, const GridLayout& layout, Range range)
    : m_rows(count, layout, range, [this](const Picture& rows) {
          const GridShape& shape = m_rows.shape();
          m_picture.width = rows.width;
          m_picture.height += rows.height;
          m_picture.rgb.reserve(static_cast<std::size_t>(shape.width() * shape.height()) * 3);
          m_picture.rgb.insert(m_picture.rgb.end(), rows.rgb.begin(), rows.rgb.end());
      }) {}

Picture makeGrid(const Images& images, const GridLayout& layout, Range range) {
    GridPainter painter(images.count, layout, range);
    painter.add(images);
    return painter.picture();
}

}  // namespace latentwalk
