// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/jpeg.h"

#include <cstdio>  // jpeglib.h needs it first

#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "core/file/sha256.h"
#include "core/message/error.h"
#include "core/recipe/xmp.h"

namespace latentwalk {
namespace {

constexpr std::string_view kXmp("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr std::string_view kMoreXmp("http://ns.adobe.com/xmp/extension/\0", 35);
constexpr std::size_t kGuidLength = 32;
constexpr std::size_t kLongestSegment = 65'533;

[[noreturn]] void onError(j_common_ptr info) {
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    throw Error(std::string(message));
}

std::string bigEndian(std::size_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
            static_cast<char>(value)};
}

// The segments that carry a recipe.
std::vector<std::string> segmentsOf(std::string_view recipe) {
    const std::string packet = xmpPacket(recipe);
    if (kXmp.size() + packet.size() <= kLongestSegment) {
        return {std::string(kXmp) + packet};
    }
    std::string guid = sha256(std::as_bytes(std::span(packet))).substr(0, kGuidLength);
    std::transform(guid.begin(), guid.end(), guid.begin(), [](char c) { return c >= 'a' ? char(c - 'a' + 'A') : c; });
    const std::string note = " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmpNote:HasExtendedXMP=\"" + guid + "\"";
    std::vector<std::string> segments{std::string(kXmp) + xmpPacket("", note)};
    constexpr std::size_t kPiece = 65'000;
    for (std::size_t offset = 0; offset < packet.size(); offset += kPiece) {
        segments.push_back(std::string(kMoreXmp) + guid + bigEndian(packet.size()) + bigEndian(offset) +
                           packet.substr(offset, kPiece));
    }
    return segments;
}

struct Encoder {
    Encoder() {
        info.err = jpeg_std_error(&errors);
        errors.error_exit = onError;
        errors.output_message = [](j_common_ptr) {};
        jpeg_create_compress(&info);
    }
    ~Encoder() {
        jpeg_destroy_compress(&info);
        std::free(bytes);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    jpeg_error_mgr errors{};
    jpeg_compress_struct info{};
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
};

}  // namespace

std::vector<std::byte> encodeJpeg(const Picture& picture, int quality, std::string_view recipe) {
    Encoder encoder;
    jpeg_compress_struct& info = encoder.info;
    jpeg_mem_dest(&info, &encoder.bytes, &encoder.size);
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.dct_method = JDCT_ISLOW;
    info.optimize_coding = TRUE;
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    if (!recipe.empty()) {
        for (const std::string& segment : segmentsOf(recipe)) {
            jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(segment.data()),
                              static_cast<unsigned>(segment.size()));
        }
    }
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(picture.rgb.data() + info.next_scanline * picture.width * 3);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    const auto* first = reinterpret_cast<const std::byte*>(encoder.bytes);
    return {first, first + encoder.size};
}

}  // namespace latentwalk
