// SPDX-License-Identifier: GPL-3.0-or-later

#include <webp/decode.h>

#include <algorithm>
#include <string_view>

#include "core/message/error.h"
#include "core/picture/photo/photo.h"
#include "core/picture/photo/photo_decoders.h"
#include "core/picture/photo/row_reducer.h"

namespace latentwalk {
namespace {

// Lossless ones are whole in memory, with four bytes a pixel, whatever size is asked for.
constexpr std::int64_t kMostWebPPixels = kMostPhotoPixels / 5 * 2;

struct WebPOutput {
    WebPOutput() : ready(WebPInitDecoderConfig(&config) != 0) {}
    ~WebPOutput() { WebPFreeDecBuffer(&config.output); }
    WebPOutput(const WebPOutput&) = delete;
    WebPOutput& operator=(const WebPOutput&) = delete;

    WebPDecoderConfig config{};
    bool ready;
};

// Of the container's chunks (developers.google.com/speed/webp/docs/riff_container) the one with EXIF.
int orientationInWebP(std::span<const std::byte> bytes) {
    constexpr std::size_t kFileHeader = 12;
    constexpr std::size_t kChunkHeader = 8;
    for (std::size_t at = kFileHeader; bytes.size() >= kChunkHeader && at <= bytes.size() - kChunkHeader;) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            size |= std::to_integer<std::size_t>(bytes[at + 4 + i]) << (8 * i);
        }
        const std::string_view name(reinterpret_cast<const char*>(bytes.data()) + at, 4);
        const auto rest = bytes.subspan(at + kChunkHeader);
        if (name == "EXIF") {
            return exifOrientation(rest.first(std::min(size, rest.size())));
        }
        at += kChunkHeader + size + size % 2;
    }
    return 1;
}

}  // namespace

DecodedPhoto decodeWebPPhoto(std::span<const std::byte> bytes, std::int64_t longestSide) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPOutput output;
    WebPDecoderConfig& config = output.config;
    const VP8StatusCode status =
        output.ready ? WebPGetFeatures(data, bytes.size(), &config.input) : VP8_STATUS_INVALID_PARAM;
    if (status == VP8_STATUS_NOT_ENOUGH_DATA) {
        throw Error(Core::says("it is cut off"));
    }
    if (status != VP8_STATUS_OK) {
        throw Error(Core::says("error %1 of its library")(static_cast<int>(status)));
    }
    if (config.input.has_animation != 0) {
        throw Error(Core::says("it moves"));
    }
    const std::int64_t width = config.input.width;
    const std::int64_t height = config.input.height;
    checkPhotoSize(width, height, kMostWebPPixels);
    const std::int64_t longest = std::max(width, height);
    std::int64_t outWidth = width;
    std::int64_t outHeight = height;
    if (longest > longestSide) {
        outWidth = std::max<std::int64_t>(width * longestSide / longest, 1);
        outHeight = std::max<std::int64_t>(height * longestSide / longest, 1);
        config.options.use_scaling = 1;
        config.options.scaled_width = static_cast<int>(outWidth);
        config.options.scaled_height = static_cast<int>(outHeight);
    }
    config.output.colorspace = MODE_RGBA;
    const VP8StatusCode decoded = WebPDecode(data, bytes.size(), &config);
    if (decoded == VP8_STATUS_NOT_ENOUGH_DATA || decoded == VP8_STATUS_SUSPENDED) {
        throw Error(Core::says("it is cut off"));
    }
    if (decoded != VP8_STATUS_OK) {
        throw Error(Core::says("error %1 of its library")(static_cast<int>(decoded)));
    }
    RowReducer reducer(outWidth, outHeight, longestSide);
    for (std::int64_t y = 0; y < outHeight; ++y) {
        reducer.addRgba(config.output.u.RGBA.rgba + y * config.output.u.RGBA.stride);
    }
    return {reducer.take(), orientationInWebP(bytes)};
}

}  // namespace latentwalk
