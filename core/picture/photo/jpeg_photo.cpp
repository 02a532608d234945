// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>  // jpeglib.h needs it first

#include <jpeglib.h>
// Its codes of warnings.
#include <jerror.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/picture/photo/photo_decoders.h"
#include "core/picture/photo/row_reducer.h"

namespace latentwalk {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
// What a progressive JPEG of kMostPhotoPixels needs would be more; those of cameras need less.
constexpr long kMostMemory = 4 * kMostPhotoPixels;
// Encoders write some ten; a hostile file makes each cost as much as a picture.
constexpr int kMostScans = 100;

[[noreturn]] void onJpegError(j_common_ptr info) {
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    throw Error(forMessage(message));
}

// The library paints grey where data are missing, and warns. Other warnings are about what is in the way, not missing.
void onJpegWarning(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF) {
        throw Error(Core::says("it is cut off"));
    }
}

void onJpegProgress(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) {
        throw Error(Core::says("it was made to take long"));
    }
}

struct JpegDecoder {
    JpegDecoder() {
        info.err = jpeg_std_error(&errors);
        errors.error_exit = onJpegError;
        errors.emit_message = onJpegWarning;
        errors.output_message = [](j_common_ptr) {};
        jpeg_create_decompress(&info);
        info.mem->max_memory_to_use = kMostMemory;
        progress.progress_monitor = onJpegProgress;
        info.progress = &progress;
    }
    ~JpegDecoder() { jpeg_destroy_decompress(&info); }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;

    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct info{};
};

int orientationInJpeg(const jpeg_decompress_struct& info) {
    constexpr std::string_view kExif("Exif\0\0", 6);
    for (auto marker = info.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view text(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (marker->marker == kExifMarker && text.starts_with(kExif)) {
            return exifOrientation(std::as_bytes(std::span(text)));
        }
    }
    return 1;
}

// Of CMYK as Adobe writes it, 255 is no ink.
void cmykToRgb(const std::vector<std::uint8_t>& row, bool adobe, std::vector<std::uint8_t>& rgb) {
    const auto light = [&](std::uint8_t ink) { return static_cast<unsigned>(adobe ? ink : 255 - ink); };
    for (std::size_t x = 0; x < row.size() / 4; ++x) {
        for (std::size_t c = 0; c < 3; ++c) {
            rgb[3 * x + c] = static_cast<std::uint8_t>((light(row[4 * x + c]) * light(row[4 * x + 3]) + 127) / 255);
        }
    }
}

}  // namespace

DecodedPhoto decodeJpegPhoto(std::span<const std::byte> bytes, std::int64_t longestSide) {
    constexpr unsigned kSteps = 8;
    JpegDecoder decoder;
    jpeg_decompress_struct& info = decoder.info;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&info, kExifMarker, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    checkPhotoSize(info.image_width, info.image_height, kMostPhotoPixels);
    const bool cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    // Decoding a part of each block's frequencies is the mean over pixels, as far as it goes.
    const auto longest = static_cast<std::int64_t>(std::max(info.image_width, info.image_height));
    info.scale_denom = kSteps;
    info.scale_num = kSteps;
    while (info.scale_num > 1 && (longest * info.scale_num + kSteps - 1) / kSteps > longestSide) {
        --info.scale_num;
    }
    jpeg_start_decompress(&info);
    RowReducer reducer(info.output_width, info.output_height, longestSide);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(info.output_width) * (cmyk ? 4 : 3));
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(info.output_width) * 3);
    while (info.output_scanline < info.output_height) {
        JSAMPROW line = row.data();
        jpeg_read_scanlines(&info, &line, 1);
        if (cmyk) {
            cmykToRgb(row, info.saw_Adobe_marker != 0, rgb);
        }
        reducer.addRgb(cmyk ? rgb.data() : row.data());
    }
    return {reducer.take(), orientationInJpeg(info)};
}

}  // namespace latentwalk
