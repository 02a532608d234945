// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/png_chunks.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

#include "core/file/checksums.h"

namespace latentwalk {
namespace {

std::uint32_t firstFourBytes(std::string_view text) {
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 4)) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

std::string bigEndianText(std::uint32_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
            static_cast<char>(value)};
}

std::uint32_t checksum(std::string_view text) {
    return static_cast<std::uint32_t>(
        ::crc32_z(::crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(text.data()), text.size()));
}

}  // namespace

void forEachPngChunk(std::span<const std::byte> bytes, const std::function<bool(const PngChunk&)>& visit) {
    constexpr std::size_t kFrame = 12;  // length, name, checksum
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    rest.remove_prefix(std::min(kPngSignature.size(), rest.size()));
    while (rest.size() >= kFrame) {
        const std::size_t length = firstFourBytes(rest);
        if (length > rest.size() - kFrame ||
            (kChecksumsCount && checksum(rest.substr(4, 4 + length)) != firstFourBytes(rest.substr(8 + length))) ||
            !visit({rest.substr(4, 4), rest.substr(8, length)})) {
            return;
        }
        rest.remove_prefix(kFrame + length);
    }
}

std::string pngChunk(std::string_view name, std::string_view data) {
    std::string text(name);
    text += data;
    return bigEndianText(static_cast<std::uint32_t>(data.size())) + text + bigEndianText(checksum(text));
}

}  // namespace latentwalk
