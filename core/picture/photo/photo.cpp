// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/photo/photo.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo_decoders.h"
#include "core/picture/photo/upright.h"

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
