// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/picture/picture.h"

namespace latentwalk {

enum class PictureFormat { Png, Jpeg, WebP };

// "PNG", "JPEG", "WebP".
std::string_view nameOf(PictureFormat format);

// By the ending, in any case: .png, .jpg, .jpeg, .jpe, .jfif, .webp; nothing for others.
std::optional<PictureFormat> pictureFormatOf(const std::filesystem::path& path);

struct PictureOptions {
    int quality = 95;  // 0 ... 100 of JPEG and WebP; WebP at 100 is lossless
    std::string_view
        recipe;  // JSON that the file carries: PNG as iTXt "latentwalk", JPEG and WebP as XMP; may be empty
};

// Writes a file that appears complete or not at all. Throws FileError: a size that the format cannot hold, or one that
// the disk cannot. Blocking; safe to call from several threads.
void writePicture(const std::filesystem::path& path, const Picture& picture, PictureFormat format,
                  const PictureOptions& options = {});

// Throws FileError when nothing could be written to `path`: to be asked before long work. Leaves nothing behind.
void checkWritable(const std::filesystem::path& path);

}  // namespace latentwalk
