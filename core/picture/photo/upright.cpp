// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/photo/upright.h"

#include <algorithm>

namespace latentwalk {

// Where pixel (x, y) of an upright picture lies in one that is kept with `orientation` (EXIF 2.3, tag 0x0112).
Picture upright(Picture picture, int orientation) {
    if (orientation == 1) {
        return picture;
    }
    const bool turned = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Picture result{turned ? picture.height : picture.width, turned ? picture.width : picture.height, {}};
    result.rgb.resize(picture.rgb.size());
    auto to = result.rgb.begin();
    for (std::int64_t y = 0; y < result.height; ++y) {
        for (std::int64_t x = 0; x < result.width; ++x) {
            const std::int64_t column = turned ? y : x;
            const std::int64_t row = turned ? x : y;
            const std::int64_t fromX = fromRight ? picture.width - 1 - column : column;
            const std::int64_t fromY = fromBottom ? picture.height - 1 - row : row;
            to = std::copy_n(picture.rgb.begin() + (fromY * picture.width + fromX) * 3, 3, to);
        }
    }
    return result;
}

}  // namespace latentwalk
