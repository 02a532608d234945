// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/offsets_json.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/file/base64.h"
#include "core/file/half.h"

namespace latentwalk {
namespace {

using OffsetsJson = nlohmann::ordered_json;

constexpr std::size_t kMostPerByte = 1032;  // what deflate can make of one byte

std::size_t numbersOf(const std::vector<int>& channels) {
    std::size_t numbers = 0;
    for (std::size_t scale = 0; scale < channels.size(); ++scale) {
        const auto side = static_cast<std::size_t>(Architecture::resolution(static_cast<int>(scale)));
        numbers += static_cast<std::size_t>(channels[scale]) * side * side;
    }
    return numbers;
}

std::string packed(const FaceOffsets& offsets) {
    std::vector<unsigned char> bytes;
    for (const std::vector<float>& values : offsets.scales) {
        for (const float value : values) {
            const std::uint16_t half = toHalf(value);
            bytes.push_back(static_cast<unsigned char>(half & 0xFFU));
            bytes.push_back(static_cast<unsigned char>(half >> 8U));
        }
    }
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::vector<std::byte> result(size);
    if (compress2(reinterpret_cast<Bytef*>(result.data()), &size, bytes.data(), static_cast<uLong>(bytes.size()),
                  Z_DEFAULT_COMPRESSION) != Z_OK) {
        throw std::bad_alloc();  // the one thing that can go wrong with room for everything
    }
    result.resize(size);
    return toBase64(result);
}

FaceOffsets unpacked(const JsonFields& fields, const std::vector<int>& channels) {
    const std::vector<std::byte> text = fields.bytes("values");
    const std::size_t numbers = numbersOf(channels);
    std::vector<unsigned char> bytes;
    auto size = static_cast<uLongf>(2 * numbers);
    auto read = static_cast<uLong>(text.size());
    const bool possible = text.size() >= size / kMostPerByte;
    if (possible) {
        bytes.resize(size);
    }
    if (!possible || uncompress2(bytes.data(), &size, reinterpret_cast<const Bytef*>(text.data()), &read) != Z_OK ||
        size != 2 * numbers || read != text.size()) {
        fields.fail("values", Core::says("it is not what zlib made of %1 numbers")(grouped(numbers)));
    }
    FaceOffsets offsets;
    const unsigned char* next = bytes.data();
    for (std::size_t scale = 0; scale < channels.size(); ++scale) {
        const auto side = static_cast<std::size_t>(Architecture::resolution(static_cast<int>(scale)));
        offsets.scales[scale].resize(static_cast<std::size_t>(channels[scale]) * side * side);
        for (float& value : offsets.scales[scale]) {
            value = fromHalf(static_cast<std::uint16_t>(next[0] | next[1] << 8U));
            next += 2;
        }
    }
    return offsets;
}

std::vector<int> channelsIn(const JsonFields& fields) {
    std::vector<int> channels = fields.choices("channels");
    const bool good = channels.size() <= kOffsetScales && std::ranges::all_of(channels, [](int count) {
                          return count >= 0 && count <= kMostOffsetChannels;
                      });
    if (!good || numbersOf(channels) == 0) {
        fields.fail("channels", Core::says("it does not say how many channels there are at 4 x 4, 8 x 8 and 16 x 16"));
    }
    return channels;
}

// How they were found; nothing where it is not said.
std::optional<PhotoSearch> searchIn(const JsonFields& fields) {
    if (!fields.has("search")) {
        return std::nullopt;
    }
    constexpr std::int64_t kMostSteps = 1'000'000;
    const JsonFields said = fields.object("search");
    PhotoSearch search;
    search.seed = said.seed("seed");
    search.steps = static_cast<int>(said.integer("steps", 0, 0, kMostSteps));
    search.of = static_cast<int>(said.integer("of", search.steps, search.steps, kMostSteps));
    search.precision = said.text("precision", "");
    return search;
}

}  // namespace

bool carriesOffsets(const Session& session) {
    const auto carries = [](const FamilyFace& one) { return !one.face.offsets.empty(); };
    return std::ranges::any_of(session.anchors, [](const SessionAnchor& one) { return !one.offsets.empty(); }) ||
           std::ranges::any_of(session.family.generations(),
                               [&](const auto& one) { return std::ranges::any_of(one->faces, carries); });
}

OffsetsList::OffsetsList(const JsonFields& session) {
    const std::vector<JsonFields> list = session.objects("offsets", kMostOffsetNumbers / 16);
    std::vector<std::vector<int>> channels;
    std::size_t numbers = 0;
    for (const JsonFields& one : list) {
        numbers += numbersOf(channels.emplace_back(channelsIn(one)));
        if (numbers > kMostOffsetNumbers) {
            one.fail("channels", Core::says("there are more faces with offsets than a file has room for"));
        }
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        FaceOffsets offsets = unpacked(list[i], channels[i]);
        offsets.search = searchIn(list[i]);
        m_all.emplace_back(std::move(offsets));
    }
}

OffsetsJson OffsetsList::put(const CarriedOffsets& offsets) {
    const CarriedOffsets whole = offsets.with(1);
    const auto place = std::ranges::find(m_all, whole);
    const auto index = place - m_all.begin();
    if (place == m_all.end()) {
        m_all.push_back(whole);
    }
    return {{"of", index}, {"closeness", offsets.closeness()}};
}

OffsetsJson OffsetsList::json() const {
    OffsetsJson list = OffsetsJson::array();
    for (const CarriedOffsets& one : m_all) {
        OffsetsJson channels = OffsetsJson::array();
        for (int scale = 0; scale < kOffsetScales; ++scale) {
            channels.push_back(channelsOf(*one.found(), scale));
        }
        OffsetsJson json{{"channels", channels}, {"values", packed(*one.found())}};
        if (const auto& search = one.found()->search) {
            json["search"] = {
                {"seed", search->seed}, {"steps", search->steps}, {"of", search->of}, {"precision", search->precision}};
        }
        list.push_back(json);
    }
    return list;
}

CarriedOffsets OffsetsList::of(const JsonFields& anchor) const {
    if (!anchor.has("offsets")) {
        return {};
    }
    return shareOf(anchor.object("offsets"));
}

CarriedOffsets OffsetsList::shareOf(const JsonFields& fields) const {
    const auto last = static_cast<std::int64_t>(m_all.size()) - 1;
    const std::int64_t index = fields.integer("of", -1, 0, std::max<std::int64_t>(last, 0));
    if (index < 0 || index > last) {
        fields.fail("of", Core::says("there are no such offsets"));
    }
    return m_all[static_cast<std::size_t>(index)].with(fields.number("closeness", 1, 0, 1));
}

}  // namespace latentwalk
