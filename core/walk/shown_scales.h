// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/architecture.h"
#include "core/session/session.h"

namespace latentwalk {

// First and last of some scales, both included.
struct Scales {
    int first = 0;
    int last = 0;
};

// All scales whose images `session` may show, the previous one included where alpha fades one in.
Scales scalesOf(const Session& session, const Architecture& architecture);

}  // namespace latentwalk
