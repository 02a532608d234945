// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk::fast {

// The arithmetic of the fast path, compiled once per instruction set and chosen when the program runs.
//
// Convolutions of 3x3 are computed by Winograd's minimal filtering F(4x4, 3x3) (Winograd 1980; Lavin & Gray 2016): each
// tile of 6x6 inputs becomes 36 numbers per channel, each of which goes through a matrix (in x out channels) of its
// own, and 4x4 outputs come back: 2.25 multiplications per output, input and output channel instead of 9. After a
// nearest-neighbour upsampling by 2 the number that belongs to the interpolation point -1 is always zero, in rows as in
// columns (the upsampled signal has the factor 1 + z), so that 25 matrices do the work of 36, 1.5625 instead of 9, and
// the upsampled picture is never made. What is left of the tile are 4x4 different numbers: two of the five coincide but
// for a factor, which is put into the weights. The same 25 matrices do for the transpose of such a layer, where each
// 2x2 outputs are added up.
//
// Activations are float32, channels last, with a border of one zero pixel: (R + 2, R + 2, C). C is a multiple of
// kChannelStep; the channels beyond the real ones are zero throughout.
inline constexpr std::int64_t kChannelStep = 32;
inline constexpr std::int64_t kRows = 8;    // rows of one step of the matrix product
inline constexpr std::int64_t kPanel = 32;  // columns that lie together in the right matrix

// The functions of this header are always inlined: compiled for one instruction set and merged by the linker, they
// would otherwise run on processors that do not have it.

// One 3x3 convolution with its leaky ReLU and pixelnorm. Resolutions are multiples of 4 (output).
struct ConvShape {
    std::int64_t inChannels;       // padded to kChannelStep
    std::int64_t outChannels;      // padded to kChannelStep
    std::int64_t realOutChannels;  // pixelnorm divides by this
    std::int64_t outResolution;    // the input has half of it when `upsample`
    bool upsample;
    bool normalize;
    float leak;
    bool pool = false;  // of a backward pass: each 2x2 outputs are added up, the transpose of an upsampling

    [[gnu::always_inline]] std::int64_t inResolution() const { return upsample ? outResolution / 2 : outResolution; }
    // What remains of the output after the adding up.
    [[gnu::always_inline]] std::int64_t writtenResolution() const { return pool ? outResolution / 2 : outResolution; }
    // Pixels along a side of each of the planes that a direct form computes (taps.h).
    [[gnu::always_inline]] std::int64_t gridResolution() const {
        return upsample || pool ? outResolution / 2 : outResolution;
    }
    [[gnu::always_inline]] std::int64_t tilesPerRow() const { return outResolution / 4; }
    [[gnu::always_inline]] std::int64_t tiles() const { return tilesPerRow() * tilesPerRow(); }
    // Weight matrices, and different numbers of a transformed tile.
    [[gnu::always_inline]] std::int64_t matrices() const { return upsample || pool ? 25 : 36; }
    [[gnu::always_inline]] std::int64_t inputs() const { return upsample ? 16 : pool ? 25 : 36; }
    // From one number of the transformed tiles to the next, in elements, where a block has room for `blockTiles`. With
    // powers of two between them, all the numbers of a tile would fall upon the same few lines of each cache.
    [[gnu::always_inline]] std::int64_t inputStride(std::int64_t blockTiles) const {
        return blockTiles * inChannels + kChannelStep;
    }
};

// Which of the transformed inputs matrix `m` of a layer takes.
[[gnu::always_inline]] inline std::int64_t inputOfMatrix(bool upsample, std::int64_t m) {
    constexpr std::int64_t kInput[5] = {0, 1, 2, 2, 3};
    return upsample ? kInput[m / 5] * 4 + kInput[m % 5] : m;
}

// `rows` rows by `depth` of the left factor of a matrix product lie as
// [rows / kRows][depth / step][kRows][step], step = 16 float32 or 32 bfloat16; the right factor as
// [columns / 32][depth][32] (float32) or [columns / 32][depth / 2][32][2] (bfloat16); the result as [rows][stride].
struct Kernels {
    const char* name;          // "AVX-512" and so on
    std::int64_t elementSize;  // of both factors: 4 float32, 2 bfloat16
    std::int64_t step;

    // Transformed inputs of the tiles [first, last) of a block that begins at tile `blockBegin` of the picture and has
    // room for `blockTiles` (a multiple of kRows); `v` is inputs() left factors of blockTiles rows,
    // inputStride(blockTiles) apart.
    void (*transformInput)(const ConvShape& shape, const float* input, std::int64_t blockBegin, std::int64_t blockTiles,
                           std::int64_t first, std::int64_t last, void* v);

    // result = left * right for the column panels [firstPanel, lastPanel) of 32.
    void (*multiply)(const void* left, std::int64_t rows, std::int64_t depth, const void* right,
                     std::int64_t firstPanel, std::int64_t lastPanel, float* result, std::int64_t stride);

    // From the products m, [matrices()][blockTiles][outChannels + 16], to the activations: output transform, bias,
    // leaky ReLU, pixelnorm. `scratch` holds 16 * outChannels floats. `norms`, [outResolution²] or null, gets what the
    // pixelnorm multiplied each pixel by (1 without one).
    void (*transformOutput)(const ConvShape& shape, const float* m, const float* bias, std::int64_t blockBegin,
                            std::int64_t blockTiles, std::int64_t first, std::int64_t last, float* scratch,
                            float* output, float* norms);

    // Packs one row of a left factor: `row` of the factor gets `depth` floats at `offset` of its depth.
    void (*packRow)(const float* values, std::int64_t depth, std::int64_t offset, std::int64_t row,
                    std::int64_t wholeDepth, void* left);

    // Bias, leaky ReLU and pixelnorm of one pixel's channels, in place. `bias` may be null: then the last alone.
    // Returns what the pixelnorm multiplied by (1 without one).
    float (*finishPixel)(float* channels, const float* bias, std::int64_t count, std::int64_t realCount, float leak,
                         bool normalize);

    // A 1x1 convolution to `outputs` (1 or 3) planes for one row of `width` pixels: weights [outputs][channels].
    void (*toRgb)(const float* pixels, std::int64_t width, std::int64_t channels, const float* weights,
                  const float* bias, std::int64_t outputs, float* const* planes);

    // Of the backward pass (core/generator/backward). From the products m as above to their sums alone: the output
    // transform, and with `pool` the adding up. `output` is (R + 2, R + 2, outChannels), R = writtenResolution().
    void (*transformSums)(const ConvShape& shape, const float* m, std::int64_t blockBegin, std::int64_t blockTiles,
                          std::int64_t first, std::int64_t last, float* output);

    // From the derivative by one pixel's activations, which a pixelnorm made with the factor `norm`, to that by what
    // its leaky ReLU took, in place: g -> leaky'(norm * (g - y * mean(g * y))), y = `activations`, the mean over
    // realCount.
    void (*finishGradient)(float* gradient, const float* activations, float norm, std::int64_t count,
                           std::int64_t realCount, float leak, bool normalize);

    // The transpose of toRgb(): pixels [width][channels] from one row of `outputs` planes.
    void (*fromRgb)(const float* const* planes, std::int64_t width, std::int64_t channels, const float* weights,
                    std::int64_t outputs, float* pixels);
};

// The best kernels that this processor has. Never null for float32; null for bfloat16 where the processor has no
// arithmetic for it. `isa` limits the choice (tests): "" for the best, "avx512", "avx2", "portable".
const Kernels* floatKernels(const char* isa = "");
const Kernels* bfloat16Kernels();

}  // namespace latentwalk::fast
