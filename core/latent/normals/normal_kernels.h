// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk::normals {

inline constexpr int kStateWords = 624;  // of a Mersenne Twister

// Lanes are generators side by side: word i of lane l is at [i * lanes + l].
inline constexpr int kLanes = 16;

// What sampling is made of, for one instruction set. The results are the same bits in each.
struct Kernels {
    const char* name;

    // A generator's first state from a seed for each lane (Matsumoto & Nishimura 2002, init_genrand).
    void (*seedOne)(const std::uint32_t* seed, std::uint32_t* state);
    void (*seedLanes)(const std::uint32_t* seeds, std::uint32_t* states);

    // The first `words` words of the next state, at most kStateWords; fewer only where no other state follows.
    void (*stepOne)(std::uint32_t* state, int words);
    void (*stepLanes)(std::uint32_t* states, int words);

    // Words of a state, tempered, as floats in [0, 1): their lower 24 bits.
    void (*uniforms)(const std::uint32_t* words, std::int64_t count, float* out);

    // Box and Muller's method with LibTorch's polynomials: of `2 * half` uniform numbers, in place, the first half are
    // radii (as 1 - u) and become cosines, the second half are angles and become sines. `half` is a multiple of 8.
    void (*transform)(float* numbers, std::int64_t half);
};

// The fastest for this processor; or those of one name ("avx512", "avx2", "portable"), null where it can't run them.
const Kernels* kernels(const char* name = "");

}  // namespace latentwalk::normals
