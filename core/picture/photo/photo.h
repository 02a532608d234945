// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/picture/picture.h"

namespace latentwalk {

// The sides that a photograph is kept with: more than this and it is reduced while it is read.
inline constexpr std::int64_t kLongestPhotoSide = 4096;
// The pixels that a photograph may have: those of the largest cameras, and no bomb. Interlaced PNG and WebP, which are
// in memory whole, may have fewer.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
inline constexpr std::int64_t kMostPhotoPixels = 4'000'000;  // a fuzzer gets its memory and its seconds
#else
inline constexpr std::int64_t kMostPhotoPixels = 250'000'000;
#endif

// A photograph that somebody else made: PNG, JPEG or WebP, by its content. Upright, as its EXIF says; of 16 bits the
// upper eight, CMYK and grey as RGB, where it is transparent over white; colour profiles are not looked at. Neither
// side is above `longestSide` (at least 1): larger ones are reduced by the mean of what a pixel covers, JPEG and WebP
// before they are in memory. Throws FileError: another format, damaged or cut off, one that moves, one with more than
// kMostPhotoPixels. Blocking; safe to call from several threads.
Picture readPhoto(const std::filesystem::path& path, std::int64_t longestSide = kLongestPhotoSide);

}  // namespace latentwalk
