// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPalette>
#include <QString>

#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"

class QPainter;

namespace latentwalk {

// All that one cell of the gallery shows.
struct GalleryCell {
    QString label;
    QImage image;
    bool failed = false;
    bool favourite = false;
    MarkSign mark = MarkSign::None;
    bool shown = false;    // on the stage
    bool focused = false;  // where the keyboard is
    bool selected = false;
    bool hovered = false;
};

// The radius of a picture's corners.
constexpr double kThumbnailRadius = 4;

// Paints it into the grid's cell whose corner is at `corner`. A picture of the grid's size in device pixels is copied
// as it is; only another one, which stands in for it, is scaled.
void paintCell(QPainter& painter, const GalleryGrid& grid, QPoint corner, const GalleryCell& cell,
               const QPalette& palette);

}  // namespace latentwalk
