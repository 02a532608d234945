// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <algorithm>

namespace latentwalk {

// Where the cells of the gallery are: as many columns as fit, spread over the width. Every question is answered without
// looking at the rows. Logical pixels; y counts from the top of the first row of cells.
struct GalleryGrid {
    static constexpr int kGap = 8;  // around a picture

    int width = 0;
    int rows = 0;  // of the model
    int side = 96;
    int labelHeight = 16;

    int columns() const { return std::max(1, (width - kGap) / (side + kGap)); }
    int cellWidth() const { return std::max(1, (width - kGap) / columns()); }
    int cellHeight() const { return side + labelHeight + kGap; }
    qint64 lines() const { return (qint64{rows} + columns() - 1) / columns(); }
    qint64 height() const { return lines() * cellHeight() + kGap; }

    qint64 top(int row) const { return qint64{row / columns()} * cellHeight() + kGap / 2; }
    int left(int row) const {
        const int spare = width - columns() * cellWidth();
        return spare / 2 + row % columns() * cellWidth();
    }

    // The row whose cell contains the point, or -1.
    int rowAt(int x, qint64 y) const {
        const int column = x - left(0) < 0 ? -1 : (x - left(0)) / cellWidth();
        const qint64 line = y < kGap / 2 ? -1 : (y - kGap / 2) / cellHeight();
        if (column < 0 || column >= columns() || line < 0 || line >= lines()) {
            return -1;
        }
        const qint64 row = line * columns() + column;
        return row < rows ? static_cast<int>(row) : -1;
    }

    // The first row of the line of cells at this height, within what there is.
    int lineStart(qint64 y) const {
        const qint64 line = std::clamp<qint64>((y - kGap / 2) / cellHeight(), 0, std::max<qint64>(0, lines() - 1));
        return static_cast<int>(line * columns());
    }

    // Within a cell that starts at 0, 0.
    QRect pictureInCell() const { return {(cellWidth() - side) / 2, kGap / 2, side, side}; }
    QRect labelInCell() const { return {pictureInCell().left(), kGap / 2 + side, side, labelHeight}; }
    QRect starInCell() const {
        const int size = std::clamp(side / 4, 16, 24);
        return {pictureInCell().right() - size - 1, pictureInCell().top() + 2, size, size};
    }
};

}  // namespace latentwalk
