// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/rendered.h"

namespace latentwalk {

QImage toImage(const Picture& picture) {
    return QImage(picture.rgb.data(), static_cast<int>(picture.width), static_cast<int>(picture.height),
                  static_cast<qsizetype>(picture.width) * 3, QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

}  // namespace latentwalk
