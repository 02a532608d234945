// SPDX-License-Identifier: GPL-3.0-or-later

#include <optional>
#include <string_view>

#include "core/picture/photo/photo_decoders.h"

namespace latentwalk {
namespace {

// EXIF is a TIFF: its numbers in either order of bytes.
class ExifBlock {
public:
    explicit ExifBlock(std::span<const std::byte> bytes) : m_bytes(bytes), m_big(at(0) == 'M') {}

    std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const {
        if (offset > m_bytes.size() || m_bytes.size() - offset < size) {
            return std::nullopt;
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = value << 8U | at(offset + (m_big ? i : size - 1 - i));
        }
        return value;
    }

private:
    std::uint32_t at(std::size_t i) const {
        return i < m_bytes.size() ? std::to_integer<std::uint32_t>(m_bytes[i]) : 0;
    }

    std::span<const std::byte> m_bytes;
    bool m_big;
};

}  // namespace

int exifOrientation(std::span<const std::byte> exif) {
    constexpr std::string_view kIntroduction("Exif\0\0", 6);
    const std::string_view text(reinterpret_cast<const char*>(exif.data()), exif.size());
    if (text.starts_with(kIntroduction)) {
        return exifOrientation(exif.subspan(kIntroduction.size()));
    }
    if (!text.starts_with("II") && !text.starts_with("MM")) {
        return 1;
    }
    constexpr std::uint32_t kOrientation = 0x0112;
    constexpr std::uint32_t kShort = 3;
    const ExifBlock block(exif);
    const std::size_t directory = block.number(4, 4).value_or(0);
    const std::size_t entries = block.number(directory, 2).value_or(0);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (block.number(entry, 2) == kOrientation && block.number(entry + 2, 2) == kShort) {
            const std::uint32_t value = block.number(entry + 8, 2).value_or(1);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        }
    }
    return 1;
}

}  // namespace latentwalk
