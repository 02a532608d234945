// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/film/film_plan.h"
#include "core/picture/picture_file.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

// What file dialogs say of a format and look for.
SaveKind kindOf(PictureFormat format);
SaveKind kindOf(FilmFormat format);

// Endings that a picture or a film can have; what is typed says what it becomes.
QStringList pictureEndings();
QStringList filmEndings(FilmFormat format);

}  // namespace latentwalk
