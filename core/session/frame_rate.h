// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace latentwalk {

// Frames per second as a fraction, 1/1000 ... 1000, the numerator at most 1,000,000: what FilmSettings hold.
struct FrameRate {
    int numerator = 30;
    int denominator = 1;

    bool operator==(const FrameRate&) const = default;
};

// The slowest and the fastest, in frames per second.
inline constexpr double kSlowestRate = 0.001;
inline constexpr double kFastestRate = 1000;
inline constexpr int kLargestRateNumerator = 1'000'000;

// A rate as people write it: "30", "30000/1001" (kept as typed), "12.5" (exactly 25/2). The decimals of television
// stand for what it means by them: 29.97 for 30000/1001, 23.976 for 24000/1001, likewise 59.94, 119.88 and other
// multiples, with as many decimals as anybody likes from where they are unmistakable. Nothing where it is no number,
// out of range (0 and negative ones are), or has more digits than the fraction can hold; six digits always fit.
std::optional<FrameRate> frameRateOf(std::string_view text);

}  // namespace latentwalk
