// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/family_faces.h"

#include <stdexcept>
#include <utility>

namespace latentwalk {

SessionAnchor anchorOf(const FamilyFace& face) {
    SessionAnchor anchor;
    anchor.name = face.name;
    anchor.seed = face.seed;
    anchor.labels = face.labels;
    if (!face.seed) {
        anchor.components = face.face.latent;
    }
    anchor.offsets = offsetsOf(face.face);
    return anchor;
}

FamilyFace founderOf(const SessionAnchor& anchor, Latent latent) {
    FamilyFace face;
    face.name = anchor.name;
    if (anchor.edits.empty()) {
        face.seed = anchor.seed;
        face.labels = anchor.labels;
    }
    face.face.latent = std::move(latent);
    if (!anchor.offsets.empty() && anchor.offsets.closeness() > 0) {
        face.face.offsets = {anchor.offsets};
    }
    return face;
}

Session walkThrough(const Session& session, const Family& family, const std::vector<FaceId>& faces) {
    Session result = session;
    result.anchors.clear();
    for (const FaceId id : faces) {
        const FamilyFace* const face = family.face(id);
        if (face == nullptr) {
            throw std::out_of_range("no such face in the family");
        }
        result.anchors.push_back(anchorOf(*face));
    }
    result.edits.clear();
    result.growth.reset();
    result.pace.reset();
    result.closed = false;
    result.position = 0;
    return result;
}

}  // namespace latentwalk
