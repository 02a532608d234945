// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/recorded_model.h"

#include "core/model/builtin_model.h"
#include "core/walk/session_walk.h"

namespace latentwalk {

ModelStanding standingOf(const ModelReference& found, const ModelReference& wanted) {
    if (wanted.sha256.empty() || wanted.sha256 == found.sha256 ||
        (isBuiltInNetwork(wanted.sha256) && isBuiltInNetwork(found.sha256))) {
        return ModelStanding::Same;
    }
    return isFormerBuiltInModel(wanted.sha256) && isBuiltInNetwork(found.sha256) ? ModelStanding::Later
                                                                                 : ModelStanding::Other;
}

void goOnWith(const ModelReference& found, Session& session) {
    if (session.model.sha256.empty() || session.model.sha256 == found.sha256 ||
        standingOf(found, session.model) == ModelStanding::Other) {
        return;
    }
    const bool hasPace =
        session.pace && !session.anchors.empty() && SessionWalk(session).paceFingerprint() == session.pace->fingerprint;
    session.model.sha256 = found.sha256;
    session.model.title = found.title;
    session.model.path = found.path;
    if (hasPace) {
        session.pace->fingerprint = SessionWalk(session).paceFingerprint();
    }
}

}  // namespace latentwalk
