// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/photo/photo.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo_decoders.h"

namespace latentwalk {
namespace {

struct Format {
    std::string_view name;
    std::string_view begins;
    std::size_t at = 0;
    DecodedPhoto (*decode)(std::span<const std::byte> bytes, std::int64_t longestSide);
};

constexpr std::array<Format, 3> kFormats{{{"PNG", "\x89PNG\r\n\x1A\n", 0, decodePngPhoto},
                                          {"JPEG", "\xFF\xD8\xFF", 0, decodeJpegPhoto},
                                          {"WebP", "WEBP", 8, decodeWebPPhoto}}};

// Where pixel (x, y) of an upright picture lies in one that is kept with `orientation` (EXIF 2.3, tag 0x0112).
Picture upright(Picture picture, int orientation) {
    if (orientation == 1) {
        return picture;
    }
    const bool turned = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Picture result{turned ? picture.height : picture.width, turned ? picture.width : picture.height, {}};
    result.rgb.resize(picture.rgb.size());
    auto to = result.rgb.begin();
    for (std::int64_t y = 0; y < result.height; ++y) {
        for (std::int64_t x = 0; x < result.width; ++x) {
            const std::int64_t column = turned ? y : x;
            const std::int64_t row = turned ? x : y;
            const std::int64_t fromX = fromRight ? picture.width - 1 - column : column;
            const std::int64_t fromY = fromBottom ? picture.height - 1 - row : row;
            to = std::copy_n(picture.rgb.begin() + (fromY * picture.width + fromX) * 3, 3, to);
        }
    }
    return result;
}

}  // namespace

void checkPhotoSize(std::int64_t width, std::int64_t height, std::int64_t most) {
    if (width < 1 || height < 1 || width > most / height) {
        throw Error(Core::says("it has %1 x %2 pixels, and up to %3 are read")(
            width, height, grouped(static_cast<unsigned long long>(most))));
    }
}

Picture readPhoto(const std::filesystem::path& path, std::int64_t longestSide) {
    if (longestSide < 1) {
        throw std::invalid_argument("a picture has at least one pixel");
    }
    const auto file = MappedFile::open(path);
    const std::string_view text = asText(file->bytes());
    const auto format = std::ranges::find_if(kFormats, [&](const Format& each) {
        return text.size() >= each.at && text.substr(each.at).starts_with(each.begins);
    });
    if (format == kFormats.end()) {
        throw FileError(path, Core::about("%1 is no picture that can be read; PNG, JPEG and WebP are"));
    }
    try {
        DecodedPhoto photo = format->decode(file->bytes(), longestSide);
        file->checkUnchanged();
        return upright(std::move(photo.picture), photo.orientation);
    } catch (const FileError&) {
        throw;
    } catch (const Error& error) {
        throw FileError(path, Core::about("%1 cannot be read as %2: %3")(format->name, error.message()));
    }
}

}  // namespace latentwalk
