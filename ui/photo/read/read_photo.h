// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "core/picture/picture.h"

namespace latentwalk {

// A photograph that the user has given: a file, or a picture that has none (of the clipboard).
struct PhotoSource {
    QString name;  // "astronaut.jpg", what the user knows it by
    QString path;  // empty:
    QImage image = {};
};

PhotoSource photoIn(const QString& path);

// Reads it, upright, over white where it is transparent, neither side above kLongestPhotoSide. JPEG, PNG and WebP are
// core's (readPhoto()); what else there is, Qt's plugins read where they can. Throws FileError with one sentence: a
// format that cannot be read here (and which ones can), a damaged file, one that is too large. Blocking.
Picture readPhotoOf(const PhotoSource& source);

}  // namespace latentwalk
