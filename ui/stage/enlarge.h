// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace latentwalk {

// The picture (RGB32) at twice its size by Catmull-Rom interpolation. Qt enlarges linearly, which shows the pixel grid
// of a small picture as a pattern of diamonds; after this step it does not any more.
QImage enlargedTwice(const QImage& image);

}  // namespace latentwalk
