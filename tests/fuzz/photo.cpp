// SPDX-License-Identifier: GPL-3.0-or-later
// Photographs: PNG, JPEG and WebP with their EXIF.
#include "core/picture/photo/photo.h"

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(photo)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        constexpr std::int64_t kLongest = 64;
        const Picture picture = readPhoto(fuzz::memoryFile(data, size), kLongest);
        fuzz::require(
            picture.width >= 1 && picture.width <= kLongest && picture.height >= 1 && picture.height <= kLongest,
            "the size that was asked for");
        fuzz::require(picture.rgb.size() == static_cast<std::size_t>(picture.width * picture.height * 3),
                      "as many bytes as pixels");
    });
    return 0;
}
