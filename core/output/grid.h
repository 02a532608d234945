// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/generator/generator.h"

namespace latentwalk {

struct GridLayout {
    std::int64_t columns = 8;           // at least 1; fewer images make fewer columns
    std::int64_t padding = 2;           // pixels around and between the images
    std::uint32_t background = 0;       // 0xRRGGBB: black
    std::vector<std::string> captions;  // a line of text under each image; none: no captions
    int enlarge = 1;                    // every pixel of an image becomes enlarge x enlarge equal ones
};

// How large everything in a grid is, in pixels.
struct GridShape {
    std::int64_t columns = 0;
    std::int64_t rows = 0;
    std::int64_t cellWidth = 0;   // an enlarged image and the padding to its left
    std::int64_t cellHeight = 0;  // the padding above, an enlarged image and its caption
    std::int64_t padding = 0;
    int letterSize = 0;         // pixels of the screen per pixel of a letter; 0 without captions
    std::int64_t rowBytes = 0;  // that GridRows holds while it paints

    std::int64_t width() const { return columns * cellWidth + padding; }
    std::int64_t height() const { return rows * cellHeight + padding; }
};

// Of `count` images, at least one, of imageWidth x imageHeight pixels before they are enlarged. Without captions the
// layout is exactly that of torchvision's save_image(images, nrow=columns, padding=padding, pad_value=background, ...);
// a single image stands alone, without padding. Throws std::invalid_argument on a layout that is none.
GridShape gridShape(std::int64_t count, const GridLayout& layout, std::int64_t imageWidth, std::int64_t imageHeight);

// Paints a grid a row of images at a time and hands it on, in pieces of few lines, when it is full: what is held is one
// row of images as they came, however tall the grid is and however much they are enlarged.
class GridRows {
public:
    // Gets the pieces from the top; one below the other they are the grid.
    using TakeRows = std::function<void(const Picture& rows)>;

    // `count` images are to come, at least one. Throws std::invalid_argument like gridShape().
    GridRows(std::int64_t count, const GridLayout& layout, Range range, TakeRows take);

    // The next images, all of the first one's size. Throws std::invalid_argument when they are not, or too many.
    void add(const Images& images);
    void add(Picture image);

    // Once the first images have come.
    const GridShape& shape() const noexcept { return m_shape; }

private:
    Picture lines(std::int64_t height) const;
    void giveRow();
    void giveImages();
    void giveCaptions();

    std::int64_t m_count;
    GridLayout m_layout;
    Range m_range;
    TakeRows m_take;
    std::int64_t m_next = 0;  // image to come
    GridShape m_shape;
    std::vector<Picture> m_row;  // its images
};

// The same as one picture, so that only that has to be held in memory, never all images.
class GridPainter {
public:
    explicit GridPainter(std::int64_t count, const GridLayout& layout = {}, Range range = Range::Fixed);
    GridPainter(const GridPainter&) = delete;
    GridPainter& operator=(const GridPainter&) = delete;

    void add(const Images& images) { m_rows.add(images); }

    // The rows that are full; the grid when all images have come.
    const Picture& picture() const noexcept { return m_picture; }

private:
    Picture m_picture;
    GridRows m_rows;
};

// All images as one picture, laid out by GridPainter.
Picture makeGrid(const Images& images, const GridLayout& layout = {}, Range range = Range::Fixed);

}  // namespace latentwalk
