// SPDX-License-Identifier: GPL-3.0-or-later

#include <png.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/picture/photo/photo_decoders.h"
#include "core/picture/photo/row_reducer.h"

namespace latentwalk {
namespace {

// Of an interlaced one all pixels are in memory before the first row is there.
constexpr std::int64_t kMostInterlaced = kMostPhotoPixels / 4;
constexpr png_alloc_size_t kLargestChunk = 16'000'000;

// libpng reports errors by calling back and must not return from it; it is C, but built to be unwound through.
[[noreturn]] void onPngError(png_structp, png_const_charp message) {
    throw Error(forMessage(message));
}

void onPngWarning(png_structp, png_const_charp) {}

void onPngRead(png_structp png, png_bytep to, std::size_t length) {
    auto& rest = *static_cast<std::span<const std::byte>*>(png_get_io_ptr(png));
    if (rest.size() < length) {
        throw Error(Core::says("it is cut off"));
    }
    std::memcpy(to, rest.data(), length);
    rest = rest.subspan(length);
}

// A chunk says how long it is before it is there, and libpng asks for so much memory at once.
void checkChunkLengths(std::span<const std::byte> bytes) {
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kFrame = 12;  // length, name and checksum
    std::span<const std::byte> rest = bytes.subspan(std::min(bytes.size(), kSignature));
    while (rest.size() >= kFrame) {
        std::size_t length = 0;
        for (const std::byte digit : rest.first(4)) {
            length = length << 8 | std::to_integer<std::size_t>(digit);
        }
        if (length > rest.size() - kFrame) {
            throw Error(Core::says("it is cut off"));
        }
        if (std::memcmp(rest.data() + 4, "IEND", 4) == 0) {
            return;
        }
        rest = rest.subspan(kFrame + length);
    }
}

struct PngDecoder {
    PngDecoder() : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, onPngError, onPngWarning)) {
        info = png != nullptr ? png_create_info_struct(png) : nullptr;
        if (info == nullptr) {
            png_destroy_read_struct(&png, nullptr, nullptr);
            throw Error(std::string("libpng could not start"));
        }
    }
    ~PngDecoder() { png_destroy_read_struct(&png, &info, nullptr); }
    PngDecoder(const PngDecoder&) = delete;
    PngDecoder& operator=(const PngDecoder&) = delete;

    png_structp png;
    png_infop info = nullptr;
};

int orientationInPng(const PngDecoder& decoder) {
#ifdef PNG_eXIf_SUPPORTED
    png_uint_32 length = 0;
    png_bytep exif = nullptr;
    if (png_get_eXIf_1(decoder.png, decoder.info, &length, &exif) != 0) {
        return exifOrientation(std::as_bytes(std::span(exif, length)));
    }
#endif
    return 1;
}

}  // namespace

DecodedPhoto decodePngPhoto(std::span<const std::byte> bytes, std::int64_t longestSide) {
    checkChunkLengths(bytes);
    PngDecoder decoder;
    png_structp png = decoder.png;
    png_set_read_fn(png, &bytes, onPngRead);
    png_set_chunk_malloc_max(png, kLargestChunk);
    png_read_info(png, decoder.info);
    const std::int64_t width = png_get_image_width(png, decoder.info);
    const std::int64_t height = png_get_image_height(png, decoder.info);
    const bool interlaced = png_get_interlace_type(png, decoder.info) != PNG_INTERLACE_NONE;
    checkPhotoSize(width, height, interlaced ? kMostInterlaced : kMostPhotoPixels);
    // All kinds become RGBA of 8 bits.
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, decoder.info);
    const std::size_t rowSize = png_get_rowbytes(png, decoder.info);
    RowReducer reducer(width, height, longestSide);
    std::vector<std::uint8_t> rows(rowSize * (interlaced ? static_cast<std::size_t>(height) : 1));
    for (int pass = 0; pass < passes; ++pass) {
        for (std::int64_t y = 0; y < height; ++y) {
            std::uint8_t* const row = rows.data() + (interlaced ? static_cast<std::size_t>(y) * rowSize : 0);
            png_read_row(png, row, nullptr);
            if (pass + 1 == passes) {
                reducer.addRgba(row);
            }
        }
    }
    png_read_end(png, decoder.info);
    return {reducer.take(), orientationInPng(decoder)};
}

}  // namespace latentwalk
