// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of the tile path, written once and compiled for AMX and for its emulation. The including file defines
// LATENTWALK_NAMESPACE, LATENTWALK_TILES_NAME, LATENTWALK_WIDTH (floats in a register) and, within the namespace, what
// a tile is: configureTiles(), releaseTiles() and the macros TILE_ZERO(tile), TILE_LOAD(tile, from, bytes),
// TILE_DOT(sums, left, right), TILE_STORE(tile, to, bytes), `bytes` being the distance of two rows. Tiles are named by
// literals, 0 ... 7. No include guard: the header's text is what is compiled.

#include <cmath>
#include <cstring>

namespace latentwalk::fast::LATENTWALK_NAMESPACE {
namespace {

constexpr std::int64_t kWidth = LATENTWALK_WIDTH;
using Vec = float __attribute__((vector_size(kWidth * sizeof(float))));
using Bits = std::uint32_t __attribute__((vector_size(kWidth * sizeof(std::uint32_t))));
using Halves = std::uint16_t __attribute__((vector_size(kWidth * sizeof(std::uint16_t))));

inline Vec load(const float* from) {
    Vec value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

inline Vec loadHalves(const std::uint16_t* from) {
    Halves halves;
    std::memcpy(&halves, from, sizeof halves);
    return reinterpret_cast<Vec>(__builtin_convertvector(halves, Bits) << 16);
}

// Rounds to nearest, ties to even, as toBfloat16().
inline void storeHalves(std::uint16_t* to, Vec value) {
    const Bits bits = reinterpret_cast<Bits>(value);
    const Halves halves = __builtin_convertvector((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16, Halves);
    std::memcpy(to, &halves, sizeof halves);
}

inline float sum(Vec value) {
    float result = 0;
    for (std::int64_t i = 0; i < kWidth; ++i) {
        result += value[i];
    }
    return result;
}

constexpr std::int64_t kRightStride = 2 * kTilePanel * static_cast<std::int64_t>(sizeof(std::uint16_t));
constexpr std::int64_t kRightStep = kTileDepth / 2 * 2 * kTilePanel;  // elements of a panel per step of the depth

// Two groups of pixels by one panel: four tiles of sums, each factor read once for two products.
void multiplyTwo(const TileProduct& p, std::int64_t group, const std::uint16_t* right, float* result) {
    const std::int64_t leftStride = p.pixelStride * static_cast<std::int64_t>(sizeof(std::uint16_t));
    const std::int64_t resultStride = p.stride * static_cast<std::int64_t>(sizeof(float));
    TILE_ZERO(0);
    TILE_ZERO(1);
    TILE_ZERO(2);
    TILE_ZERO(3);
    for (std::int64_t tap = 0; tap < p.tapCount; ++tap) {
        const std::uint16_t* upper = p.groups[group] + p.taps[tap];
        const std::uint16_t* lower = p.groups[group + 1] + p.taps[tap];
        for (std::int64_t d = 0; d < p.depth; d += kTileDepth) {
            TILE_LOAD(4, upper + d, leftStride);
            TILE_LOAD(6, right, kRightStride);
            TILE_DOT(0, 4, 6);
            TILE_LOAD(7, right + kTilePanel, kRightStride);
            TILE_DOT(1, 4, 7);
            TILE_LOAD(5, lower + d, leftStride);
            TILE_DOT(2, 5, 6);
            TILE_DOT(3, 5, 7);
            right += kRightStep;
        }
    }
    TILE_STORE(0, result, resultStride);
    TILE_STORE(1, result + kTilePixels, resultStride);
    TILE_STORE(2, result + kTilePixels * p.stride, resultStride);
    TILE_STORE(3, result + kTilePixels * p.stride + kTilePixels, resultStride);
}

void multiplyOne(const TileProduct& p, std::int64_t group, const std::uint16_t* right, float* result) {
    const std::int64_t leftStride = p.pixelStride * static_cast<std::int64_t>(sizeof(std::uint16_t));
    const std::int64_t resultStride = p.stride * static_cast<std::int64_t>(sizeof(float));
    TILE_ZERO(0);
    TILE_ZERO(1);
    for (std::int64_t tap = 0; tap < p.tapCount; ++tap) {
        const std::uint16_t* left = p.groups[group] + p.taps[tap];
        for (std::int64_t d = 0; d < p.depth; d += kTileDepth) {
            TILE_LOAD(4, left + d, leftStride);
            TILE_LOAD(6, right, kRightStride);
            TILE_DOT(0, 4, 6);
            TILE_LOAD(7, right + kTilePanel, kRightStride);
            TILE_DOT(1, 4, 7);
            right += kRightStep;
        }
    }
    TILE_STORE(0, result, resultStride);
    TILE_STORE(1, result + kTilePixels, resultStride);
}

// A panel stays in the second-level cache while all groups pass it.
void multiply(const TileProduct& p) {
    configureTiles();
    for (std::int64_t panel = p.firstPanel; panel < p.lastPanel; ++panel) {
        const std::uint16_t* right = p.right + panel * kTilePanel * p.tapCount * p.depth;
        float* result = p.result + panel * kTilePanel;
        std::int64_t group = 0;
        for (; group + 2 <= p.groupCount; group += 2) {
            multiplyTwo(p, group, right, result + group * kTilePixels * p.stride);
        }
        if (group < p.groupCount) {
            multiplyOne(p, group, right, result + group * kTilePixels * p.stride);
        }
    }
    releaseTiles();
}

float finishPixel(float* sums, const float* bias, std::int64_t count, std::int64_t realCount, float leak,
                  bool normalize, std::uint16_t* out) {
    Vec squares = {};
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        const Vec value = load(sums + channel) + load(bias + channel);
        // leak lies in [0, 1]: the larger of the two is the right one on both sides of zero.
        const Vec scaled = leak * value;
        const Vec leaky = value > scaled ? value : scaled;
        squares += leaky * leaky;
        std::memcpy(sums + channel, &leaky, sizeof leaky);
    }
    const float factor = normalize ? 1.0F / std::sqrt(sum(squares) / static_cast<float>(realCount) + 1e-8F) : 1.0F;
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        storeHalves(out + channel, factor * load(sums + channel));
    }
    return factor;
}

void finishGradient(float* sums, const std::uint16_t* activations, float norm, std::int64_t count,
                    std::int64_t realCount, float leak, bool normalize, std::uint16_t* out) {
    float mean = 0;
    if (normalize) {
        Vec products = {};
        for (std::int64_t channel = 0; channel < count; channel += kWidth) {
            products += load(sums + channel) * loadHalves(activations + channel);
        }
        mean = sum(products) / static_cast<float>(realCount);
    }
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        const Vec activation = loadHalves(activations + channel);
        const Vec value = norm * (load(sums + channel) - mean * activation);
        const Vec leaked = leak * value;
        storeHalves(out + channel, activation > 0.0F ? value : leaked);
    }
}

void fromRgb(const float* const* planes, std::int64_t width, std::int64_t channels, const float* weights,
             std::int64_t outputs, float* pixels) {
    for (std::int64_t x = 0; x < width; ++x) {
        for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
            Vec value = {};
            for (std::int64_t plane = 0; plane < outputs; ++plane) {
                value += planes[plane][x] * load(weights + plane * channels + channel);
            }
            std::memcpy(pixels + x * channels + channel, &value, sizeof value);
        }
    }
}

void toRgb(const std::uint16_t* pixels, std::int64_t width, std::int64_t pixelStride, std::int64_t channels,
           const float* weights, const float* bias, std::int64_t outputs, float* const* planes) {
    for (std::int64_t x = 0; x < width; ++x) {
        for (std::int64_t plane = 0; plane < outputs; ++plane) {
            Vec products = {};
            for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
                products += loadHalves(pixels + x * pixelStride + channel) * load(weights + plane * channels + channel);
            }
            planes[plane][x] = sum(products) + bias[plane];
        }
    }
}

}  // namespace

const TileKernels& kernels() {
    static const TileKernels kKernels{LATENTWALK_TILES_NAME, multiply, finishPixel, toRgb, finishGradient, fromRgb};
    return kKernels;
}

}  // namespace latentwalk::fast::LATENTWALK_NAMESPACE
