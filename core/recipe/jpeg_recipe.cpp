// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/jpeg_recipe.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/recipe/recipe_text.h"
#include "core/recipe/xmp.h"

namespace latentwalk {
namespace {

// Their letters without the NUL that ends them.
constexpr std::string_view kPacketName = "http://ns.adobe.com/xap/1.0/";
constexpr std::string_view kPieceName = "http://ns.adobe.com/xmp/extension/";

std::size_t numberAt(std::string_view text, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (const char c : text.substr(at, size)) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

// A packet too long for one segment (XMP specification part 3, 1.1.3.1): its pieces, each with its place.
struct LongPacket {
    std::string_view guid;
    std::vector<std::pair<std::size_t, std::string_view>> pieces;
};

// Calls `visit` with each marker and its segment before the picture itself, until it returns false.
template <class Visit>
void forEachSegment(std::string_view jpeg, const Visit& visit) {
    const auto byte = [&](std::size_t at) {
        return at < jpeg.size() ? static_cast<unsigned>(static_cast<unsigned char>(jpeg[at])) : 0U;
    };
    for (std::size_t at = 2; byte(at) == 0xFF;) {
        while (byte(at + 1) == 0xFF) {
            ++at;  // bytes that fill up
        }
        const unsigned marker = byte(at + 1);
        const std::size_t length = numberAt(jpeg, std::min(at + 2, jpeg.size()), 2);
        if (marker == 0xDA || marker == 0xD9 || at + 4 > jpeg.size() || length < 2 || length > jpeg.size() - at - 2 ||
            !visit(marker, jpeg.substr(at + 4, length - 2))) {
            return;
        }
        at += length + 2;
    }
}

void addPiece(std::vector<LongPacket>& packets, std::string_view segment) {
    constexpr std::size_t kGuid = 32;
    constexpr std::size_t kHead = kPieceName.size() + 1 + kGuid + 8;
    constexpr std::size_t kMostPackets = 16;
    if (segment.size() <= kHead) {
        return;
    }
    const std::string_view guid = segment.substr(kPieceName.size() + 1, kGuid);
    auto packet = std::find_if(packets.begin(), packets.end(), [&](const LongPacket& one) { return one.guid == guid; });
    if (packet == packets.end()) {
        if (packets.size() == kMostPackets) {
            return;
        }
        packet = packets.insert(packets.end(), {guid, {}});
    }
    packet->pieces.emplace_back(numberAt(segment, kHead - 4, 4), segment.substr(kHead));
}

std::optional<std::string> recipeOfPieces(LongPacket packet) {
    std::stable_sort(packet.pieces.begin(), packet.pieces.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string whole;
    for (const auto& [offset, piece] : packet.pieces) {
        if (offset > whole.size() || whole.size() > kLongestRecipe) {
            return std::nullopt;  // one is missing
        }
        whole += piece.substr(std::min(piece.size(), whole.size() - offset));  // a segment may be there twice
    }
    return recipeOfXmp(whole);
}

}  // namespace

std::optional<std::string> recipeOfJpeg(std::span<const std::byte> bytes) {
    const std::string_view jpeg(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::vector<LongPacket> packets;
    std::optional<std::string> recipe;
    std::optional<std::string> comment;
    forEachSegment(jpeg, [&](unsigned marker, std::string_view segment) {
        const auto isNamed = [&](std::string_view name) {
            return segment.size() > name.size() && segment.starts_with(name) && segment[name.size()] == '\0';
        };
        if (marker == 0xE1 && isNamed(kPacketName)) {
            recipe = recipeOfXmp(segment.substr(kPacketName.size() + 1));
        } else if (marker == 0xE1 && isNamed(kPieceName)) {
            addPiece(packets, segment);
        } else if (marker == 0xFE && !comment && isRecipeText(segment)) {
            comment = std::string(withoutPadding(segment));
        }
        return !recipe;
    });
    for (const LongPacket& packet : packets) {
        recipe = recipe ? recipe : recipeOfPieces(packet);
    }
    return recipe ? recipe : comment;
}

}  // namespace latentwalk
