// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/family/family.h"

namespace latentwalk {

// The family with room for so many faces more: old generations that led nowhere go where that is needed. Throws Error
// with a sentence where there is no room even so.
Family roomyFamily(const Family& family, std::size_t faces, std::int64_t latentSize);

}  // namespace latentwalk
