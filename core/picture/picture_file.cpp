// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/picture_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <string>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/picture/jpeg.h"
#include "core/picture/png.h"
#include "core/picture/webp.h"

namespace latentwalk {

std::string_view nameOf(PictureFormat format) {
    return format == PictureFormat::Png ? "PNG" : format == PictureFormat::Jpeg ? "JPEG" : "WebP";
}

std::optional<PictureFormat> pictureFormatOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == ".png") {
        return PictureFormat::Png;
    }
    if (ending == ".jpg" || ending == ".jpeg" || ending == ".jpe" || ending == ".jfif") {
        return PictureFormat::Jpeg;
    }
    return ending == ".webp" ? std::optional(PictureFormat::WebP) : std::nullopt;
}

void writePicture(const std::filesystem::path& path, const Picture& picture, PictureFormat format,
                  const PictureOptions& options) {
    AtomicFile file(path);
    std::vector<std::byte> bytes;
    try {
        switch (format) {
            case PictureFormat::Png:
                bytes = encodePng(picture, options.recipe);
                break;
            case PictureFormat::Jpeg:
                bytes = encodeJpeg(picture, options.quality, options.recipe);
                break;
            case PictureFormat::WebP:
                bytes = encodeWebP(picture, options.quality, options.recipe);
                break;
        }
    } catch (const Error& error) {
        throw FileError(path, Core::about("%1 cannot be written as %2: %3")(nameOf(format), error.message()));
    }
    file.write(bytes);
    file.commit();
}

void checkWritable(const std::filesystem::path& path) {
    struct stat status {};
    // The temporary name is shorter than the final one may be.
    if (::lstat(path.c_str(), &status) != 0 && errno == ENAMETOOLONG) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("the name is too long")));
    }
    const AtomicFile file(path);
}

}  // namespace latentwalk
