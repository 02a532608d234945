// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace latentwalk {

// The number that the 16 bits of an IEEE 754 half mean; exact.
inline double fromHalf(std::uint16_t half) {
    const int exponent = (half >> 10U) & 0x1FU;
    const int fraction = half & 0x3FFU;
    double value = 0;
    if (exponent == 31) {
        value = fraction == 0 ? HUGE_VAL : std::nan("");
    } else if (exponent == 0) {
        value = std::ldexp(fraction, -24);
    } else {
        value = std::ldexp(fraction + 1024, exponent - 25);
    }
    return (half & 0x8000U) != 0 ? -value : value;
}

}  // namespace latentwalk
