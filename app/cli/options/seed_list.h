// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk::cli {

// A whole number from 0 to 2^64-1; nothing when the text is anything else.
std::optional<std::uint64_t> parseSeed(std::string_view text);

// First and last seed, both included.
struct SeedRange {
    std::uint64_t first;
    std::uint64_t last;
};

// "0-7,12" as ranges in the order given; each seed is 0 ... 2^64-1. Spaces and line ends may stand around commas and
// dashes, or in the place of commas, so that what Python or a file lists can be given as it is. Nothing when the text
// is not such a list.
std::optional<std::vector<SeedRange>> parseSeedList(std::string_view text);

// How many seeds the ranges hold together; nothing when the number does not fit 63 bits.
std::optional<std::int64_t> seedCount(const std::vector<SeedRange>& ranges);

// One of `count` parts, `index` from 1.
struct Shard {
    std::int64_t index = 1;
    std::int64_t count = 1;
};

// "3/16"; nothing when the text is not such a part.
std::optional<Shard> parseShard(std::string_view text);

struct ShardRange {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

// Which of `all` things belong to a part: one stretch each, together all of them, lengths differing by at most one.
ShardRange rangeOf(const Shard& shard, std::int64_t all);

}  // namespace latentwalk::cli
