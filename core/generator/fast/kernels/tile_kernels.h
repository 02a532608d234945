// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk::fast {

// The arithmetic of the network on matrix tiles (Intel AMX): products of 16x32 by 32x16 bfloat16 factors, summed in
// float32. Such a unit multiplies eight times as fast as AVX512-BF16, so that Winograd's transforms would cost more
// than the multiplications they save: convolutions are computed as they stand, and the left factors are read from the
// activations where they lie.
//
// Activations are bfloat16 (as bits), channels last, with a border of one zero pixel.
inline constexpr std::int64_t kTilePixels = 16;  // rows of a left factor
inline constexpr std::int64_t kTileDepth = 32;
inline constexpr std::int64_t kTilePanel = 32;  // columns of the right factor that lie together

// result = left * right for some groups of 16 pixels that follow each other in memory.
struct TileProduct {
    const std::uint16_t* const* groups;  // the first pixel of each group
    std::int64_t groupCount;
    std::int64_t pixelStride;  // elements from a pixel to the next
    const std::int64_t* taps;  // elements from a pixel to the one that each tap of the kernel reads
    std::int64_t tapCount;
    std::int64_t depth;          // elements that a tap reads, a multiple of kTileDepth
    const std::uint16_t* right;  // [columns / 32][tapCount * depth / 2][32][2]
    std::int64_t firstPanel;     // column panels [firstPanel, lastPanel)
    std::int64_t lastPanel;
    float* result;  // [groupCount * 16][stride]
    std::int64_t stride;
};

struct TileKernels {
    const char* name;  // "AMX"

    void (*multiply)(const TileProduct& product);

    // Bias, leaky ReLU and pixelnorm of one pixel's sums, which are used up, as the activations `out`. `count` is a
    // multiple of 32; pixelnorm divides by `realCount`. Returns what it multiplied by (1 without one).
    float (*finishPixel)(float* sums, const float* bias, std::int64_t count, std::int64_t realCount, float leak,
                         bool normalize, std::uint16_t* out);

    // A 1x1 convolution to `outputs` planes for one row of `width` pixels: weights [outputs][channels].
    void (*toRgb)(const std::uint16_t* pixels, std::int64_t width, std::int64_t pixelStride, std::int64_t channels,
                  const float* weights, const float* bias, std::int64_t outputs, float* const* planes);

    // Of the backward pass: as Kernels::finishGradient() and Kernels::fromRgb(). `sums`, the derivatives by one pixel's
    // activations, are used up; those by what its leaky ReLU took go to `out`.
    void (*finishGradient)(float* sums, const std::uint16_t* activations, float norm, std::int64_t count,
                           std::int64_t realCount, float leak, bool normalize, std::uint16_t* out);
    void (*fromRgb)(const float* const* planes, std::int64_t width, std::int64_t channels, const float* weights,
                    std::int64_t outputs, float* pixels);
};

// The processor's tiles; null where it has none, where the system does not grant their use, or where they do not
// multiply as they should (tried once).
const TileKernels* tileKernels();

// The same arithmetic in plain C++, for tests and as what the processor's tiles are tried against. Slow.
const TileKernels& emulatedTileKernels();

}  // namespace latentwalk::fast
