// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/message/message.h"

namespace latentwalk {

// What core says (errors, notices, the device) in the language of the window, each part of it that has a translation.
QString textOf(const Message& message);

}  // namespace latentwalk
