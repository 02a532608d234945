// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// Whether a wrong checksum refuses a file. Only the fuzz targets are built without: there a changed byte would end at
// the checksum and never reach what lies behind it, which has to stand on its own.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
inline constexpr bool kChecksumsCount = false;
#else
inline constexpr bool kChecksumsCount = true;
#endif

}  // namespace latentwalk
