// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/message.h"

namespace latentwalk {

// Why the system refused, by its number (errno): "Permission denied". The usual ones can be said in other languages.
Message systemCause(int error);

}  // namespace latentwalk
