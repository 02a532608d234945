// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/picture/picture.h"

namespace latentwalk {

// A photograph as it lies in its file.
struct DecodedPhoto {
    Picture picture;
    int orientation = 1;  // 1 ... 8, as EXIF counts
};

// Each with neither side above `longestSide`. Throw Error with the cause.
DecodedPhoto decodePngPhoto(std::span<const std::byte> bytes, std::int64_t longestSide);
DecodedPhoto decodeJpegPhoto(std::span<const std::byte> bytes, std::int64_t longestSide);
DecodedPhoto decodeWebPPhoto(std::span<const std::byte> bytes, std::int64_t longestSide);

// Throws Error unless a picture has 1 to `most` pixels.
void checkPhotoSize(std::int64_t width, std::int64_t height, std::int64_t most);

// The orientation that a block of EXIF says, with or without "Exif\0\0" before it; 1 where it says none or nonsense.
int exifOrientation(std::span<const std::byte> exif);

}  // namespace latentwalk
