#pragma once

#include "core/output/picture.h"

#include <cstdint>

namespace latentwalk {

struct GridLayout {
    std::int64_t columns = 8;  // at least 1; fewer images make fewer columns
    std::int64_t padding = 2;  // black pixels around and between the images
};

// A grid that is painted as its images arrive, so that only the picture has to be held in memory, never all images.
// The layout is exactly that of torchvision's save_image(images, nrow=columns, padding=padding, ...); a single image
// stands alone, without padding.
class GridPainter {
public:
    // `count` images are to come, at least one. Throws std::invalid_argument on a layout that is none.
    GridPainter(std::int64_t count, const GridLayout& layout = {}, Range range = Range::Fixed);

    // The next images, all of the first ones' size.
    void add(const Images& images);

    // The grid as painted so far: black where images have not come yet.
    const Picture& picture() const noexcept { return m_picture; }

private:
    std::int64_t m_count;
    GridLayout m_layout;
    Range m_range;
    std::int64_t m_next = 0;
    Picture m_picture;
};

// All images as one picture, laid out by GridPainter.
Picture makeGrid(const Images& images, const GridLayout& layout = {}, Range range = Range::Fixed);

}  // namespace latentwalk
