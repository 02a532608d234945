// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/picture.h"

namespace latentwalk {

// A picture that is kept with `orientation`, 1 to 8 as EXIF 2.3 counts (tag 0x0112), as it is to be seen.
Picture upright(Picture picture, int orientation);

}  // namespace latentwalk
