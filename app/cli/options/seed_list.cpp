// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/seed_list.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace latentwalk::cli {

std::optional<std::uint64_t> parseSeed(std::string_view text) {
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(seed) : std::nullopt;
}

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

// Spaces taken away that stand beside a comma, a dash between spaces, or another space: those that are left part seeds.
std::string withSingleSpaces(std::string_view text) {
    std::string result;
    for (const char letter : trimmed(text)) {
        const bool isSpace = kSpace.find(letter) != std::string_view::npos;
        if (isSpace && (result.ends_with(' ') || result.ends_with(','))) {
            continue;
        }
        if (letter == ',' && result.ends_with(' ')) {
            result.pop_back();
        }
        result += isSpace ? ' ' : letter;
    }
    for (auto dash = result.find(" - "); dash != std::string::npos; dash = result.find(" - ", dash)) {
        result.replace(dash, 3, "-");
    }
    return result;
}

}  // namespace

std::optional<std::vector<SeedRange>> parseSeedList(std::string_view list) {
    std::vector<SeedRange> ranges;
    const std::string single = withSingleSpaces(list);
    std::string_view text = single;
    while (true) {
        const auto comma = text.find_first_of(", ");
        const std::string_view part = text.substr(0, comma);
        const auto dash = part.find('-');
        const auto first = parseSeed(part.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parseSeed(part.substr(dash + 1));
        if (!first || !last || *first > *last) {
            return std::nullopt;
        }
        ranges.push_back({*first, *last});
        if (comma == std::string_view::npos) {
            return ranges;
        }
        text.remove_prefix(comma + 1);
    }
}

std::optional<std::int64_t> seedCount(const std::vector<SeedRange>& ranges) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t count = 0;
    for (const SeedRange& range : ranges) {
        const std::uint64_t length = range.last - range.first;  // one less than the range holds
        if (length >= kMost - count) {
            return std::nullopt;
        }
        count += length + 1;
    }
    return static_cast<std::int64_t>(count);
}

std::optional<Shard> parseShard(std::string_view text) {
    const auto slash = text.find('/');
    const auto index = parseSeed(text.substr(0, slash));
    const auto count = slash == std::string_view::npos ? std::nullopt : parseSeed(text.substr(slash + 1));
    constexpr std::uint64_t kMost = 1'000'000;
    if (!index || !count || *count > kMost || *index < 1 || *index > *count) {
        return std::nullopt;
    }
    return Shard{static_cast<std::int64_t>(*index), static_cast<std::int64_t>(*count)};
}

ShardRange rangeOf(const Shard& shard, std::int64_t all) {
    // The first all % count parts have one more; written so that no product overflows.
    const std::int64_t share = all / shard.count;
    const std::int64_t rest = all % shard.count;
    const auto begin = [&](std::int64_t part) { return part * share + std::min(part, rest); };
    return {begin(shard.index - 1), begin(shard.index) - begin(shard.index - 1)};
}

}  // namespace latentwalk::cli
