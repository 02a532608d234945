// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/gif_packet.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace latentwalk {
namespace {

constexpr std::uint8_t kExtension = 0x21, kImage = 0x2C;
constexpr std::size_t kHeader = 13, kDescriptor = 10;  // bytes

class Blocks {
public:
    explicit Blocks(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    bool areWhole() {
        if (beginsFile() && !skipWithPalette(kHeader, 10)) {
            return false;
        }
        while (m_place < m_bytes.size()) {
            const std::uint8_t kind = m_bytes[m_place];
            if (kind != kExtension && kind != kImage) {
                return true;
            }
            // An extension has its label, an image the size of its codes before the blocks of data.
            const bool begins = kind == kExtension ? skip(2) : skipWithPalette(kDescriptor, 9) && skip(1);
            if (!begins || !skipData()) {
                return false;
            }
        }
        return true;
    }

private:
    bool beginsFile() const {
        constexpr std::array<std::uint8_t, 4> kSignature{'G', 'I', 'F', '8'};
        return m_bytes.size() >= kSignature.size() && std::ranges::equal(m_bytes.first(kSignature.size()), kSignature);
    }
    bool skip(std::size_t count) {
        m_place += count;
        return m_place <= m_bytes.size();
    }
    // `flags`: which of the bytes says whether a palette follows, and how large it is.
    bool skipWithPalette(std::size_t count, std::size_t flags) {
        constexpr unsigned kHasPalette = 0x80, kPaletteSize = 7;
        const std::size_t begin = m_place;
        if (!skip(count)) {
            return false;
        }
        const unsigned said = m_bytes[begin + flags];
        return (said & kHasPalette) == 0 || skip(std::size_t{6} << (said & kPaletteSize));
    }
    bool skipData() {
        while (m_place < m_bytes.size()) {
            const std::size_t length = m_bytes[m_place];
            if (!skip(length + 1)) {
                return false;
            }
            if (length == 0) {
                return true;
            }
        }
        return false;
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_place = 0;
};

}  // namespace

bool isWholeGifPacket(std::span<const std::uint8_t> bytes) {
    return Blocks(bytes).areWhole();
}

}  // namespace latentwalk
