// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/webp.h"

#include <webp/encode.h>

#include <stdexcept>

#include "core/message/error.h"
#include "core/recipe/xmp.h"

namespace latentwalk {
namespace webp {
namespace {

struct Buffer {
    Buffer() { WebPMemoryWriterInit(&writer); }
    ~Buffer() { WebPMemoryWriterClear(&writer); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    WebPMemoryWriter writer{};
};

struct Input {
    Input() { WebPPictureInit(&picture); }
    ~Input() { WebPPictureFree(&picture); }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;
    WebPPicture picture{};
};

}  // namespace

std::string littleEndian(std::uint64_t value, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

std::string chunk(std::string_view name, std::string_view data) {
    std::string text(name);
    text += littleEndian(data.size(), 4);
    text += data;
    if (data.size() % 2 != 0) {
        text += '\0';
    }
    return text;
}

std::string bitstream(const Picture& picture, int quality) {
    WebPConfig config;
    Input input;
    Buffer buffer;
    if (WebPConfigInit(&config) == 0) {
        throw Error(Core::says("the library is of another version"));
    }
    config.quality = static_cast<float>(quality);
    config.lossless = quality == 100 ? 1 : 0;
    config.use_sharp_yuv = 1;
    input.picture.use_argb = 1;
    input.picture.width = static_cast<int>(picture.width);
    input.picture.height = static_cast<int>(picture.height);
    input.picture.writer = WebPMemoryWrite;
    input.picture.custom_ptr = &buffer.writer;
    const bool fits = picture.width >= 1 && picture.height >= 1 && picture.width <= WEBP_MAX_DIMENSION &&
                      picture.height <= WEBP_MAX_DIMENSION;
    if (!fits) {
        throw Error(Core::says("its pictures are at most 16383 pixels wide and high, this one is %1 x %2")(
            picture.width, picture.height));
    }
    if (WebPPictureImportRGB(&input.picture, picture.rgb.data(), static_cast<int>(picture.width * 3)) == 0 ||
        WebPEncode(&config, &input.picture) == 0) {
        throw Error(Core::says("error %1 of its library")(static_cast<int>(input.picture.error_code)));
    }
    constexpr std::size_t kFileHeader = 12;
    return {reinterpret_cast<const char*>(buffer.writer.mem) + kFileHeader, buffer.writer.size - kFileHeader};
}

std::string header(const Picture& picture, bool moving, bool xmp) {
    constexpr unsigned kMoving = 0x02;
    constexpr unsigned kXmp = 0x04;
    return chunk("VP8X", littleEndian((moving ? kMoving : 0U) | (xmp ? kXmp : 0U), 4) +
                             littleEndian(static_cast<std::uint64_t>(picture.width - 1), 3) +
                             littleEndian(static_cast<std::uint64_t>(picture.height - 1), 3));
}

}  // namespace webp

std::vector<std::byte> encodeWebP(const Picture& picture, int quality, std::string_view recipe) {
    std::string body = webp::bitstream(picture, quality);
    if (!recipe.empty()) {
        body = webp::header(picture, false, true) + body + webp::chunk("XMP ", xmpPacket(recipe));
    }
    const std::string file = webp::chunk("RIFF", "WEBP" + body);
    const auto bytes = std::as_bytes(std::span(file));
    return {bytes.begin(), bytes.end()};
}

}  // namespace latentwalk
