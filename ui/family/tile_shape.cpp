// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tile_shape.h"

#include <algorithm>

namespace latentwalk {
namespace {

int tileRows(int count, int columns) {
    return (count + columns - 1) / columns;
}

int spanOf(int tiles, int side) {
    return tiles * (side + TileShape::kGap) - TileShape::kGap;
}

}  // namespace

QRect TileShape::tile(int index) const {
    const int step = side + kGap;
    return {corner + QPoint(index % columns, index / columns) * step, QSize(side, side)};
}

int TileShape::height(int count) const {
    return count == 0 ? 0 : spanOf(tileRows(count, columns), side);
}

TileShape fillingShape(QSize area, int count, int least, int most) {
    TileShape best;
    const auto room = [](int pixels, int tiles) { return (pixels - (tiles - 1) * TileShape::kGap) / tiles; };
    for (int columns = 1; columns <= std::max(count, 1); ++columns) {
        const int side =
            std::min(room(area.width(), columns), room(area.height(), tileRows(std::max(count, 1), columns)));
        if (side >= best.side) {
            best.columns = columns;
            best.side = side;
        }
    }
    best.side = std::clamp(best.side, least, most);
    if (best.side == least) {
        best.columns = std::clamp((area.width() + TileShape::kGap) / (least + TileShape::kGap), 1, std::max(count, 1));
    }
    best.corner = {std::max(0, (area.width() - spanOf(best.columns, best.side)) / 2),
                   std::max(0, (area.height() - best.height(count)) / 2)};
    return best;
}

TileShape rowShape(int width, int side) {
    return {std::max(1, (width + TileShape::kGap) / (side + TileShape::kGap)), side, {}};
}

}  // namespace latentwalk
