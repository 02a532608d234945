// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/message/message.h"

namespace latentwalk {

// What a file is that no reader knows, judged by its first bytes, and what its user can do
// ("... is compressed with xz; ...").
AboutFile foreignFormat(std::string_view content);

// What the text begins with, white space and a byte order mark aside.
std::string_view textStart(std::string_view text);

}  // namespace latentwalk
