#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/output/picture.h"

namespace latentwalk {

struct GridLayout {
    std::int64_t columns = 8;           // at least 1; fewer images make fewer columns
    std::int64_t padding = 2;           // pixels around and between the images
    std::uint32_t background = 0;       // 0xRRGGBB: black
    std::vector<std::string> captions;  // a line of text under each image; none: no captions
};

// A grid that is painted as its images arrive, so that only the picture has to be held in memory, never all images.
// Without captions the layout is exactly that of torchvision's save_image(images, nrow=columns, padding=padding,
// pad_value=background, ...); a single image stands alone, without padding.
class GridPainter {
public:
    // `count` images are to come, at least one. Throws std::invalid_argument on a layout that is none.
    GridPainter(std::int64_t count, const GridLayout& layout = {}, Range range = Range::Fixed);

    // The next images, all of the first ones' size.
    void add(const Images& images);

    // The grid as painted so far: background where images have not come yet.
    const Picture& picture() const noexcept { return m_picture; }

private:
    void start(const Images& images);

    std::int64_t m_count;
    GridLayout m_layout;
    Range m_range;
    std::int64_t m_next = 0;
    int m_letterSize = 0;  // pixels of the screen per pixel of a letter
    std::int64_t m_captionHeight = 0;
    Picture m_picture;
};

// All images as one picture, laid out by GridPainter.
Picture makeGrid(const Images& images, const GridLayout& layout = {}, Range range = Range::Fixed);

}  // namespace latentwalk
