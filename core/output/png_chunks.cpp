#include "core/output/png_chunks.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/file/checksums.h"

namespace latentwalk {
namespace {

constexpr std::size_t kLongestText = std::size_t{40} << 20U;

std::uint32_t bigEndian(std::string_view text) {
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

std::optional<std::string> inflated(std::string_view compressed) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    std::string text;
    std::array<char, 65536> buffer{};
    int status = Z_OK;
    while (status == Z_OK && text.size() <= kLongestText) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = buffer.size();
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && text.size() <= kLongestText ? std::optional(text) : std::nullopt;
}

// The text of an iTXt chunk's data after the keyword: flags, language, translated keyword, text.
std::optional<std::string> textOfChunk(std::string_view data) {
    if (data.size() < 2) {
        return std::nullopt;
    }
    const bool compressed = data[0] == '\1';
    data.remove_prefix(2);
    for (int field = 0; field < 2; ++field) {
        const auto end = data.find('\0');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        data.remove_prefix(end + 1);
    }
    return compressed ? inflated(data) : std::optional(std::string(data.substr(0, kLongestText)));
}

}  // namespace

void forEachPngChunk(std::span<const std::byte> bytes, const std::function<bool(const PngChunk&)>& visit) {
    constexpr std::size_t kFrame = 12;  // length, name, checksum
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    rest.remove_prefix(std::min(kPngSignature.size(), rest.size()));
    while (rest.size() >= kFrame) {
        const std::size_t length = bigEndian(rest);
        if (length > rest.size() - kFrame ||
            (kChecksumsCount && checksum(rest.substr(4, 4 + length)) != bigEndian(rest.substr(8 + length))) ||
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

std::optional<std::string> recipeOfPng(std::span<const std::byte> bytes) {
    constexpr std::string_view kKeyword("latentwalk\0", 11);
    std::optional<std::string> recipe;
    forEachPngChunk(bytes, [&](const PngChunk& chunk) {
        if (chunk.name == "iTXt" && chunk.data.starts_with(kKeyword)) {
            recipe = textOfChunk(chunk.data.substr(kKeyword.size()));
            return false;
        }
        return true;
    });
    return recipe;
}

}  // namespace latentwalk
