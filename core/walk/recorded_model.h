// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace latentwalk {

// How the model that is there stands to the one that a session or recipe was made with.
enum class ModelStanding {
    Same,   // the very file, another one with the same network (kTwinsOfBuiltInModel), or the session names none
    Later,  // the built-in model, where an earlier file of it was used (kFormerBuiltInModels): the same faces in a
            // picture of less contrast
    Other,  // its faces are others
};
ModelStanding standingOf(const ModelReference& found, const ModelReference& wanted);

// Makes a session that was made with another file of the same network one of `found`, which standingOf() calls Same or
// Later: the model that it names, and its pace, which was measured on other pictures but decides which faces a walk of
// constant speed comes by, and when. Without effect on others.
void goOnWith(const ModelReference& found, Session& session);

}  // namespace latentwalk
