// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include "core/model/weights/architecture.h"

namespace latentwalk {

// Which small picture: of which model (an opaque text that differs where pictures may differ), seed and size. It is
// kept with the side that a picture of `scale` has, whatever scale it was rendered at.
struct ThumbnailKey {
    QString model;
    quint64 seed = 0;
    int scale = 0;

    int side() const { return static_cast<int>(Architecture::resolution(scale)); }
    bool operator==(const ThumbnailKey&) const = default;
};

inline size_t qHash(const ThumbnailKey& key, size_t start = 0) {
    return qHashMulti(start, key.model, key.seed, key.scale);
}

}  // namespace latentwalk
