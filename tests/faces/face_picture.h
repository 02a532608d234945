// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <stdexcept>

#include "core/picture/picture.h"
#include "tests/support/places.h"

namespace latentwalk::test {

inline Picture pictureOf(const QImage& any) {
    const QImage image = any.convertToFormat(QImage::Format_RGB888);
    if (image.isNull()) {
        throw std::runtime_error("a picture of tests/data/faces is missing");
    }
    Picture picture{image.width(), image.height(), {}};
    for (int y = 0; y < image.height(); ++y) {
        picture.rgb.insert(picture.rgb.end(), image.constScanLine(y), image.constScanLine(y) + 3 * image.width());
    }
    return picture;
}

// One of the built-in model's faces in tests/data/faces, seeds 0 to 9.
inline Picture facePicture(int seed) {
    return pictureOf(QImage(dataPath(QStringLiteral("faces/seed_00000%1.png").arg(seed))));
}

// NASA's portrait of an astronaut (public domain), the face and some around it.
inline QImage astronaut() {
    return QImage(dataPath(QStringLiteral("faces/astronaut.png"))).convertToFormat(QImage::Format_RGB888);
}

}  // namespace latentwalk::test
