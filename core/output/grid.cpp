// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/grid.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/generator/generator.h"
#include "core/picture/lettering.h"

namespace latentwalk {
namespace {

// Two pixels above and below the letters; 0 without them.
std::int64_t captionHeight(int letterSize) {
    return letterSize > 0 ? textHeight(letterSize) + 4 : 0;
}

}  // namespace

GridShape gridShape(std::int64_t count, const GridLayout& layout, std::int64_t imageWidth, std::int64_t imageHeight) {
    if (count < 1 || layout.columns < 1 || layout.padding < 0 || layout.enlarge < 1) {
        throw std::invalid_argument("a grid needs an image, a column, an enlargement, and a padding of at least 0");
    }
    if (!layout.captions.empty() && static_cast<std::int64_t>(layout.captions.size()) != count) {
        throw std::invalid_argument("a grid needs a caption for each image, or none");
    }
    GridShape shape;
    shape.columns = std::min(layout.columns, count);
    shape.rows = (count + shape.columns - 1) / shape.columns;
    shape.padding = count == 1 && layout.captions.empty() ? 0 : layout.padding;
    shape.cellWidth = imageWidth * layout.enlarge + shape.padding;
    shape.cellHeight = imageHeight * layout.enlarge + shape.padding;
    if (!layout.captions.empty()) {
        constexpr std::int64_t kLarge = 96;
        shape.letterSize = imageWidth * layout.enlarge >= kLarge ? 2 : 1;
        shape.cellHeight += captionHeight(shape.letterSize);
    }
    const std::int64_t linesBytes = shape.width() * 3 * std::max<std::int64_t>(captionHeight(shape.letterSize), 1);
    shape.rowBytes = shape.columns * imageWidth * imageHeight * 3 + linesBytes;
    return shape;
}

GridRows::GridRows(std::int64_t count, const GridLayout& layout, Range range, TakeRows take)
    : m_count(count), m_layout(layout), m_range(range), m_take(std::move(take)) {
    gridShape(count, layout, 1, 1);
}

void GridRows::add(const Images& images) {
    if (images.count > m_count - m_next) {
        throw std::invalid_argument("more images than the grid has places");
    }
    for (std::int64_t i = 0; i < images.count; ++i) {
        add(toPicture(images, i, m_range));
    }
}

void GridRows::add(Picture image) {
    if (m_next == m_count) {
        throw std::invalid_argument("more images than the grid has places");
    }
    const GridShape shape = gridShape(m_count, m_layout, image.width, image.height);
    if (m_next == 0) {
        m_shape = shape;
    } else if (shape.cellWidth != m_shape.cellWidth || shape.cellHeight != m_shape.cellHeight) {
        throw std::invalid_argument("a grid's images have one size");
    }
    m_row.push_back(std::move(image));
    ++m_next;
    if (m_next == m_count || m_next % m_shape.columns == 0) {
        giveRow();
        m_row.clear();
    }
}

// `height` lines of background.
Picture GridRows::lines(std::int64_t height) const {
    Picture result{m_shape.width(), height, {}};
    result.rgb.resize(static_cast<std::size_t>(result.width * height) * 3);
    for (std::size_t i = 0; i < result.rgb.size(); ++i) {
        result.rgb[i] = static_cast<std::uint8_t>(m_layout.background >> (8 * (2 - i % 3)) & 0xFFU);
    }
    return result;
}

void GridRows::giveRow() {
    const Picture background = lines(1);
    const auto givePadding = [&] {
        for (std::int64_t y = 0; y < m_shape.padding; ++y) {
            m_take(background);
        }
    };
    givePadding();
    giveImages();
    if (m_shape.letterSize > 0) {
        giveCaptions();
    }
    if (m_next == m_count) {
        givePadding();
    }
}

void GridRows::giveImages() {
    Picture line = lines(1);
    for (std::int64_t y = 0; y < m_row.front().height; ++y) {
        for (std::size_t column = 0; column < m_row.size(); ++column) {
            const Picture& image = m_row[column];
            auto from = image.rgb.begin() + y * image.width * 3;
            auto to = line.rgb.begin() + (static_cast<std::int64_t>(column) * m_shape.cellWidth + m_shape.padding) * 3;
            for (std::int64_t x = 0; x < image.width; ++x, from += 3) {
                for (int i = 0; i < m_layout.enlarge; ++i) {
                    to = std::copy_n(from, 3, to);
                }
            }
        }
        for (int i = 0; i < m_layout.enlarge; ++i) {
            m_take(line);
        }
    }
}

void GridRows::giveCaptions() {
    Picture strip = lines(captionHeight(m_shape.letterSize));
    const std::int64_t room = m_shape.cellWidth - m_shape.padding;
    std::int64_t index = m_next - static_cast<std::int64_t>(m_row.size());
    for (std::int64_t left = m_shape.padding; index < m_next; ++index, left += m_shape.cellWidth) {
        const std::string& caption = m_layout.captions[static_cast<std::size_t>(index)];
        const std::int64_t width = std::min(textWidth(caption, m_shape.letterSize), room);
        drawText(strip, caption, left + (room - width) / 2, 2, room, m_shape.letterSize,
                 contrastTo(m_layout.background));
    }
    m_take(strip);
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
