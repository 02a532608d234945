// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels, written once as plain loops and compiled once per instruction set, in LATENTWALK_NAMESPACE. Nothing of
// the standard library's is used that might be compiled here and linked elsewhere. No include guard: the text is
// compiled.
//
// Facts about LibTorch 1.13 (ATen/native/cpu/DistributionTemplates.h, ATen/core/MT19937RNGEngine.h, avx_mathfun.h,
// whose polynomials are those of Moshier's Cephes library, logf.c and sinf.c): its generator is MT19937, a float is 24
// bits of one word, and the compiler fused the multiplications of its kernel with the additions around them. Which ones
// it fused is not in the source; it is written here where a rounding depends on it, and checked against LibTorch by a
// test.

#include <cstdint>

#include "core/latent/normals/normal_kernels.h"

namespace latentwalk::normals::LATENTWALK_NAMESPACE {
namespace {

constexpr int kMiddle = 397;  // MT19937's M

template <int kWide>
void seed(const std::uint32_t* seeds, std::uint32_t* states) {
    for (int lane = 0; lane < kWide; ++lane) {
        states[lane] = seeds[lane];
    }
    for (int i = 1; i < kStateWords; ++i) {
        const std::uint32_t* before = states + (i - 1) * kWide;
        for (int lane = 0; lane < kWide; ++lane) {
            states[i * kWide + lane] =
                1812433253U * (before[lane] ^ (before[lane] >> 30)) + static_cast<std::uint32_t>(i);
        }
    }
}

inline std::uint32_t twisted(std::uint32_t word, std::uint32_t next) {
    const std::uint32_t mixed = (word & 0x80000000U) | (next & 0x7fffffffU);
    return (mixed >> 1) ^ ((0U - (next & 1U)) & 0x9908b0dfU);
}

// Each word depends on words ahead of it, which are still those of the last state, and on one that is 227 words behind:
// `ivdep` holds for every register that there is.
template <int kWide>
void step(std::uint32_t* states, int words) {
    constexpr int kBehind = kStateWords - kMiddle;
    const int early = (words < kBehind ? words : kBehind) * kWide;
    const int late = (words < kStateWords ? words : kStateWords - 1) * kWide;
#pragma GCC ivdep
    for (int i = 0; i < early; ++i) {
        states[i] = states[i + kMiddle * kWide] ^ twisted(states[i], states[i + kWide]);
    }
#pragma GCC ivdep
    for (int i = kBehind * kWide; i < late; ++i) {
        states[i] = states[i - kBehind * kWide] ^ twisted(states[i], states[i + kWide]);
    }
    for (int i = late; i < words * kWide; ++i) {
        states[i] = states[i - kBehind * kWide] ^ twisted(states[i], states[i - late]);
    }
}

void uniforms(const std::uint32_t* words, std::int64_t count, float* out) {
    for (std::int64_t i = 0; i < count; ++i) {
        std::uint32_t word = words[i];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680U;
        word ^= (word << 15) & 0xefc60000U;
        word ^= word >> 18;
        out[i] = static_cast<float>(static_cast<std::int32_t>(word & 0xffffffU)) * 0x1p-24F;
    }
}

// Natural logarithm of a number above 0.
inline float logarithm(float x) {
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x);
    float e = static_cast<float>(static_cast<std::int32_t>(bits >> 23) - 126);
    const float mantissa = __builtin_bit_cast(float, (bits & 0x807fffffU) | 0x3f000000U);  // in [0.5, 1)
    const bool low = mantissa < 0.707106781186547524F;
    e -= low ? 1.0F : 0.0F;
    x = (mantissa - 1.0F) + (low ? mantissa : 0.0F);
    const float z = x * x;
    float y = 7.0376836292E-2F;
    y = __builtin_fmaf(y, x, -1.1514610310E-1F);
    y = __builtin_fmaf(y, x, 1.1676998740E-1F);
    y = __builtin_fmaf(y, x, -1.2420140846E-1F);
    y = __builtin_fmaf(y, x, 1.4249322787E-1F);
    y = __builtin_fmaf(y, x, -1.6668057665E-1F);
    y = __builtin_fmaf(y, x, 2.0000714765E-1F);
    y = __builtin_fmaf(y, x, -2.4999993993E-1F);
    y = __builtin_fmaf(y, x, 3.3333331174E-1F);
    y = __builtin_fmaf(y * x, z, e * -2.12194440e-4F);
    y = __builtin_fmaf(z, -0.5F, y);
    return __builtin_fmaf(e, 0.693359375F, x + y);
}

struct SineCosine {
    float sine;
    float cosine;
};

// Of an angle of at least 0.
inline SineCosine sineCosine(float x) {
    const std::int32_t octant = (static_cast<std::int32_t>(x * 1.27323954473516F) + 1) & ~1;
    const float y = static_cast<float>(octant);
    x = __builtin_fmaf(y, -0.78515625F, x);
    x = __builtin_fmaf(y, -2.4187564849853515625e-4F, x);
    x = __builtin_fmaf(y, -3.77489497744594108e-8F, x);
    const float z = x * x;
    float even = 2.443315711809948E-005F;
    even = __builtin_fmaf(even, z, -1.388731625493765E-003F);
    even = __builtin_fmaf(even, z, 4.166664568298827E-002F);
    even = __builtin_fmaf(even * z, z, -(z * 0.5F)) + 1.0F;
    float odd = -1.9515295891E-4F;
    odd = __builtin_fmaf(odd, z, 8.3321608736E-3F);
    odd = __builtin_fmaf(odd, z, -1.6666654611E-1F);
    odd = __builtin_fmaf(odd * z, x, x);
    const bool swapped = (octant & 2) != 0;
    const float sine = swapped ? even : odd, cosine = swapped ? odd : even;
    const auto sineSign = static_cast<std::uint32_t>(octant & 4) << 29;
    const auto cosineSign = static_cast<std::uint32_t>(~(octant - 2) & 4) << 29;
    return {__builtin_bit_cast(float, __builtin_bit_cast(std::uint32_t, sine) ^ sineSign),
            __builtin_bit_cast(float, __builtin_bit_cast(std::uint32_t, cosine) ^ cosineSign)};
}

void transform(float* numbers, std::int64_t half) {
    float* const sines = numbers + half;
    for (std::int64_t i = 0; i < half; i += 8) {
#pragma GCC ivdep
        for (std::int64_t j = i; j < i + 8; ++j) {
            const float radius = __builtin_sqrtf(-2.0F * logarithm(1.0F - numbers[j]));
            const SineCosine both = sineCosine(6.283185307179586F * sines[j]);
            // Deviation 1, mean 0: adding it makes -0 a 0.
            numbers[j] = radius * both.cosine + 0.0F;
            sines[j] = radius * both.sine + 0.0F;
        }
    }
}

}  // namespace

const Kernels& kernels();

const Kernels& kernels() {
#define LATENTWALK_TEXT_OF(name) #name
#define LATENTWALK_TEXT(name) LATENTWALK_TEXT_OF(name)
    static constexpr Kernels kKernels{
        LATENTWALK_TEXT(LATENTWALK_NAMESPACE), seed<1>, seed<kLanes>, step<1>, step<kLanes>, uniforms, transform};
    return kKernels;
}

}  // namespace latentwalk::normals::LATENTWALK_NAMESPACE
