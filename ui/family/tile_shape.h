// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

namespace latentwalk {

// How so many square tiles lie on a surface, row by row.
struct TileShape {
    int columns = 1;
    int side = 0;
    QPoint corner;  // of the first

    static constexpr int kGap = 6;

    // Where tile `index` lies.
    QRect tile(int index) const;
    // What so many tiles cover, in height.
    int height(int count) const;
};

// As large as there is room for, in the middle of `area`; not smaller than `least` (then they go on below its edge) nor
// larger than `most`. Of as large ones those in fewer rows.
TileShape fillingShape(QSize area, int count, int least, int most);

// All of one side, from the left, in as many rows as it takes.
TileShape rowShape(int width, int side);

}  // namespace latentwalk
