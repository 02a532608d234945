// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_room.h"

#include "core/message/error.h"

namespace latentwalk {

Family roomyFamily(const Family& family, std::size_t faces, std::int64_t latentSize) {
    if (family.hasRoomFor(faces, latentSize)) {
        return family;
    }
    Family less = family.madeRoomFor(faces, latentSize);
    if (!less.hasRoomFor(faces, latentSize)) {
        throw Error(
            Core::says("the family is as large as a session can keep (%1 faces); remove a branch from its tree "
                       "first")(family.faceCount()));
    }
    return less;
}

}  // namespace latentwalk
