// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/screen_tiles.h"

#include <algorithm>

#include "ui/family/family_texts.h"

namespace latentwalk {
namespace {

bool contains(const std::vector<FaceId>& faces, FaceId face) {
    return std::find(faces.begin(), faces.end(), face) != faces.end();
}

FaceTiles::Tile tileOf(const Family& family, const FamilyFace& face, std::optional<FaceId> looked) {
    return {face,
            {contains(family.chosen(), face.id), face.pinned, face.star, looked == face.id, nameOf(family, face.id)}};
}

}  // namespace

std::vector<FaceTiles::Tile> tilesAbove(const Family& family, std::optional<FaceId> looked) {
    std::vector<FaceTiles::Tile> tiles;
    const Generation* const shown = family.shown() ? family.generation(*family.shown()) : nullptr;
    if (shown == nullptr) {
        return tiles;
    }
    std::vector<FaceId> all = shown->parents;
    for (const std::vector<FaceId>& more : {family.pinned(), family.chosen()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    std::vector<FaceId> seen;
    for (const FaceId id : all) {
        const FamilyFace* const face = family.face(id);
        if (face != nullptr && !contains(seen, id) && family.generationOf(id) != shown) {
            seen.push_back(id);
            tiles.push_back(tileOf(family, *face, looked));
        }
    }
    return tiles;
}

std::vector<FaceTiles::Tile> tilesOfScreen(const Family& family, std::optional<FaceId> looked) {
    std::vector<FaceTiles::Tile> tiles;
    if (family.shown()) {
        for (const FamilyFace& face : family.generation(*family.shown())->faces) {
            tiles.push_back(tileOf(family, face, looked));
        }
    }
    return tiles;
}

}  // namespace latentwalk
