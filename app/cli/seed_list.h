#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk::cli {

// First and last seed, both included.
struct SeedRange {
    std::uint64_t first;
    std::uint64_t last;
};

// "0-7,12" as ranges in the order given; each seed is 0 ... 2^64-1. Nothing when the text is not such a list.
std::optional<std::vector<SeedRange>> parseSeedList(std::string_view text);

// How many seeds the ranges hold together; nothing when the number does not fit 63 bits.
std::optional<std::int64_t> seedCount(const std::vector<SeedRange>& ranges);

}  // namespace latentwalk::cli
