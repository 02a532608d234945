// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <memory>

#include "core/message/message.h"
#include "core/model/weights/generator_weights.h"
#include "core/picture/picture.h"

namespace latentwalk {

using RequestId = quint64;

// A finished picture. `picture` holds exactly the bytes that a saved PNG has; `image` is the same, ready to be painted.
struct Rendered {
    RequestId id = 0;
    std::shared_ptr<const Picture> picture;
    QImage image;
    double milliseconds = 0;  // of the forward pass
    Message device;
    Precision precision = Precision::Float32;
    bool fromMemory = false;  // made earlier; milliseconds are of then
};

// 32 bits a pixel, which is what Qt paints fastest.
QImage toImage(const Picture& picture);

}  // namespace latentwalk
