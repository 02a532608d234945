// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/message.h"

// What is said of a search for a face, by the command line and the window alike.
namespace latentwalk::projection {

// Before it, and while it runs.
Message saidBefore();
Message saidWhile();
// After it: what may be expected of the built-in model, or of another.
Message saidAfter(bool builtIn);
// Where it is no likeness (FaceOfPhoto::poor).
Message saidOfPoor();

}  // namespace latentwalk::projection
