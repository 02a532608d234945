// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/picture/picture.h"

namespace latentwalk {

// Every pixel as factor x factor equal ones, factor at least 1.
Picture enlarged(const Picture& picture, int factor);

// Smoothly scaled (Lanczos) to a size of at least 1 x 1. Throws std::runtime_error when the scaler refuses.
Picture resized(const Picture& picture, std::int64_t width, std::int64_t height);

}  // namespace latentwalk
