// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/family/lineage.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace latentwalk {
namespace {

const FamilyFace& faceIn(const Family& family, FaceId id) {
    const FamilyFace* const face = family.face(id);
    if (face == nullptr) {
        throw std::out_of_range("no such face in the family");
    }
    return *face;
}

}  // namespace

// Parents are older than their children, so that every way back ends.
std::vector<FaceId> lineOf(const Family& family, FaceId id) {
    std::vector<FaceId> line{id};
    const FamilyFace* face = &faceIn(family, id);
    while (!face->parents.empty()) {
        line.push_back(face->parents.front());
        face = &faceIn(family, face->parents.front());
    }
    std::ranges::reverse(line);
    return line;
}

std::vector<FaceId> ancestorsOf(const Family& family, FaceId id) {
    std::set<FaceId> known{id};
    std::vector<FaceId> open{id};
    while (!open.empty()) {
        const FamilyFace& face = faceIn(family, open.back());
        open.pop_back();
        for (const FaceId parent : face.parents) {
            if (known.insert(parent).second) {
                open.push_back(parent);
            }
        }
    }
    return {known.begin(), known.end()};
}

std::vector<FaceId> descendantsOf(const Family& family, FaceId id) {
    faceIn(family, id);
    std::vector<const FamilyFace*> faces;
    for (const auto& generation : family.generations()) {
        for (const FamilyFace& face : generation->faces) {
            faces.push_back(&face);
        }
    }
    std::ranges::sort(faces, {}, [](const FamilyFace* face) { return face->id; });
    std::set<FaceId> known{id};
    for (const FamilyFace* face : faces) {
        if (std::ranges::any_of(face->parents, [&](FaceId parent) { return known.contains(parent); })) {
            known.insert(face->id);
        }
    }
    known.erase(id);
    return {known.begin(), known.end()};
}

}  // namespace latentwalk
