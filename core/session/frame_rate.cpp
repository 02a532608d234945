// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/frame_rate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>

namespace latentwalk {
namespace {

// The rates that television slows down by 1000/1001 (SMPTE ST 12-1).
constexpr std::array<std::int64_t, 10> kSlowedDown{12, 15, 24, 30, 48, 60, 96, 120, 192, 240};
constexpr std::size_t kMostDecimals = 12;

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? std::optional(number)
                                                                                  : std::nullopt;
}

std::optional<FrameRate> within(std::int64_t numerator, std::int64_t denominator) {
    constexpr std::int64_t kLargest = std::numeric_limits<int>::max();
    if (numerator > kLargestRateNumerator || denominator > kLargest) {
        const std::int64_t divisor = std::gcd(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }
    const double rate = static_cast<double>(numerator) / static_cast<double>(denominator);
    if (numerator > kLargestRateNumerator || denominator > kLargest || rate < kSlowestRate || rate > kFastestRate) {
        return std::nullopt;
    }
    return FrameRate{static_cast<int>(numerator), static_cast<int>(denominator)};
}

// `scaled` / `scale`, a power of ten, where that is N * 1000/1001 rounded or cut off to so many decimals.
std::optional<FrameRate> ofTelevision(std::int64_t scaled, std::int64_t scale) {
    for (const std::int64_t rate : kSlowedDown) {
        const std::int64_t cut = rate * 1000 * scale / 1001;
        const std::int64_t rounded = (2 * rate * 1000 * scale + 1001) / (2 * 1001);
        if (scaled == rounded || (scale > 1000 && scaled == cut)) {
            return FrameRate{static_cast<int>(rate * 1000), 1001};
        }
    }
    return std::nullopt;
}

std::optional<FrameRate> ofDecimals(std::string_view whole, std::string_view decimals) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (whole.empty() || decimals.empty() || whole.size() > 4 || !std::all_of(whole.begin(), whole.end(), isDigit) ||
        !std::all_of(decimals.begin(), decimals.end(), isDigit)) {
        return std::nullopt;
    }
    decimals = decimals.substr(0, decimals.find_last_not_of('0') + 1);
    if (decimals.size() > kMostDecimals) {
        return std::nullopt;
    }
    std::string digits = std::string(whole) + std::string(decimals);
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) {
        scale *= 10;
    }
    for (; scale < 1000; scale *= 10) {
        digits += '0';
    }
    const auto scaled = wholeNumber(digits);
    if (!scaled) {
        return std::nullopt;
    }
    if (const auto rate = ofTelevision(*scaled, scale)) {
        return rate;
    }
    const std::int64_t divisor = std::gcd(*scaled, scale);
    return within(*scaled / divisor, scale / divisor);
}

}  // namespace

std::optional<FrameRate> frameRateOf(std::string_view text) {
    if (const auto point = text.find('.'); point != std::string_view::npos) {
        return ofDecimals(text.substr(0, point), text.substr(point + 1));
    }
    const auto slash = text.find('/');
    const auto numerator = wholeNumber(text.substr(0, slash));
    const auto denominator =
        slash == std::string_view::npos ? std::optional<std::int64_t>(1) : wholeNumber(text.substr(slash + 1));
    return numerator && denominator ? within(*numerator, *denominator) : std::nullopt;
}

}  // namespace latentwalk
