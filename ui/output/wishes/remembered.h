// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/wishes/wishes.h"

namespace latentwalk {

// The last wishes, kept in the program's settings. What was written by hand and makes no sense comes back as the
// default.
ImageWish rememberedImage();
FilmWish rememberedFilm();
GridWish rememberedGrid();
void remember(const ImageWish& wish);
void remember(const FilmWish& wish);
void remember(const GridWish& wish);

}  // namespace latentwalk
