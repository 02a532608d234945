// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "core/faces/align/similarity.h"
#include "core/picture/picture.h"

namespace latentwalk {

// Photographs whose faces are to be looked for, one after the other.
struct SearchOrder {
    struct Photo {
        QString name;  // "astronaut.jpg"
        std::shared_ptr<const Picture> picture;
        faces::FacePoints points;  // in its pixels
    };
    std::vector<Photo> photos;
    faces::FacePoints target;  // where the model's faces have their points, in fractions
    double seconds = 30;       // for each
    bool closer = false;       // see LikenessWish
};

}  // namespace latentwalk
