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

// The bits of the half that is nearest to a number, of two that are equally near the even one; beyond 65504 infinity.
inline std::uint16_t toHalf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = bits >> 16U & 0x8000U;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
    constexpr std::uint32_t kSmallestNormal = 0x38800000U;  // 2^-14
    constexpr std::uint32_t kTooLarge = 0x477FF000U;        // 65520, from which on infinity is nearer
    if (magnitude > 0x7F800000U) {
        return static_cast<std::uint16_t>(sign | 0x7E00U);
    }
    if (magnitude >= kTooLarge) {
        return static_cast<std::uint16_t>(sign | 0x7C00U);
    }
    if (magnitude < kSmallestNormal) {
        // Added to 1/2, whose last bit is 2^-24 as that of a subnormal half is, a number is rounded as it should be.
        const auto sum = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) + 0.5F);
        return static_cast<std::uint16_t>(sign | (sum - 0x3F000000U));
    }
    const std::uint32_t odd = magnitude >> 13U & 1U;
    return static_cast<std::uint16_t>(sign | ((magnitude - 0x38000000U + 0xFFFU + odd) >> 13U));
}

}  // namespace latentwalk
