#pragma once

#include "core/output/picture.h"

#include <cstdint>

namespace latentwalk {

struct GridLayout {
    std::int64_t columns = 8;  // at least 1; fewer images make fewer columns
    std::int64_t padding = 2;  // black pixels around and between the images
};

// All images as one picture, exactly as torchvision's save_image(images, nrow=columns, padding=padding, ...) lays them
// out; a single image stands alone, without padding. At least one image.
Picture makeGrid(const Images& images, const GridLayout& layout = {}, Range range = Range::Fixed);

}  // namespace latentwalk
