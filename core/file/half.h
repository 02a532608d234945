// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace latentwalk {

// The number that the 16 bits of an IEEE 754 half mean; exact. Without a branch, so that the compiler takes several at
// once: models hold tens of millions of them. Exponent and fraction are put where a float has them, and a
// multiplication takes what the exponents' biases differ by, for subnormal numbers too; only what infinity and NaN
// have there is another.
inline float fromHalf(std::uint16_t half) {
    const std::uint32_t magnitude = half & 0x7FFFU;
    const auto scaled = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude << 13U) * 0x1p112F);
    const std::uint32_t beyond = magnitude >= 0x7C00U ? 0x7F800000U : 0U;
    const std::uint32_t sign = (half & std::uint32_t{0x8000U}) << 16U;
    return std::bit_cast<float>(scaled | beyond | sign);
}

}  // namespace latentwalk
