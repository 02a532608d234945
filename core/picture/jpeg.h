// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk {

// A baseline JPEG without chroma subsampling; the recipe, where there is one, as XMP (several segments of Extended XMP
// when it does not fit one; XMP specification part 3). `quality` 0 ... 100. Throws std::runtime_error with the cause.
std::vector<std::byte> encodeJpeg(const Picture& picture, int quality, std::string_view recipe = {});

}  // namespace latentwalk
