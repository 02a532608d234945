// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "core/film/film_plan.h"

namespace latentwalk {

class RenderService;

// Those that this computer's libraries can write, the usual ones first. The first call loads FFmpeg.
QList<FilmFormat> filmFormatsHere();

// So that a dialog need not wait for FFmpeg: it is loaded on another thread, when the first face is there and has had
// its time.
void loadFilmFormatsAfterFirstFace(RenderService& service);

}  // namespace latentwalk
