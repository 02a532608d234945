// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels, written once on GCC's vector types and compiled once per instruction set. The including file defines
// LATENTWALK_NAMESPACE, LATENTWALK_KERNELS_NAME and LATENTWALK_WIDTH (floats in a register). No include guard: the
// header's text is what is compiled, and nothing in it may be merged by the linker with another instruction set's.

#include <cstdint>

#include "core/faces/network/kernels/face_kernels.h"

namespace latentwalk::faces::LATENTWALK_NAMESPACE {
namespace {

constexpr std::int64_t kWidth = LATENTWALK_WIDTH;
constexpr std::int64_t kStep = 16;  // channels that lie together in a left factor
constexpr std::int64_t kRows = 8;   // and rows
using Vec = float __attribute__((vector_size(LATENTWALK_WIDTH * sizeof(float)), may_alias));

inline Vec load(const float* from) {
    return *reinterpret_cast<const Vec*>(from);
}

inline void store(float* to, Vec value) {
    *reinterpret_cast<Vec*>(to) = value;
}

inline Vec larger(Vec a, Vec b) {
    return a > b ? a : b;
}

template <bool kRelu>
void convolveChannels(const float* input, std::int64_t side, std::int64_t channels, std::int64_t stride,
                      const float* weights, float* left) {
    const std::int64_t outSide = side / stride;
    const std::int64_t rowStride = (side + 2) * channels;
    const float* const origin = stride == 1 ? input : input + rowStride + channels;
    for (std::int64_t y = 0; y < outSide; ++y) {
        const float* const line = origin + y * stride * rowStride;
        for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
            Vec taps[9];
#pragma GCC unroll 9
            for (int tap = 0; tap < 9; ++tap) {
                taps[tap] = load(weights + tap * channels + channel);
            }
            float* const columns = left + channel / kStep * kStep * kRows + channel % kStep;
            for (std::int64_t x = 0; x < outSide; ++x) {
                const float* const corner = line + x * stride * channels + channel;
                Vec sum = {};
#pragma GCC unroll 9
                for (int tap = 0; tap < 9; ++tap) {
                    const Vec value = load(corner + tap / 3 * rowStride + tap % 3 * channels);
                    sum += taps[tap] * (kRelu ? larger(value, Vec{}) : value);
                }
                const std::int64_t row = y * outSide + x;
                store(columns + row / kRows * kRows * channels + row % kRows * kStep, sum);
            }
        }
    }
}

void depthwise(const float* input, std::int64_t side, std::int64_t channels, std::int64_t stride, bool relu,
               const float* weights, float* left) {
    if (relu) {
        convolveChannels<true>(input, side, channels, stride, weights, left);
    } else {
        convolveChannels<false>(input, side, channels, stride, weights, left);
    }
}

void finish(const float* products, const float* bias, std::int64_t side, std::int64_t channels, bool add, bool relu,
            float* output) {
    for (std::int64_t y = 0; y < side; ++y) {
        float* const line = output + ((y + 1) * (side + 2) + 1) * channels;
        const float* const from = products + y * side * channels;
        for (std::int64_t x = 0; x < side; ++x) {
            for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
                const std::int64_t at = x * channels + channel;
                Vec value = load(from + at) + load(bias + channel);
                if (add) {
                    value += load(line + at);
                }
                store(line + at, relu ? larger(value, Vec{}) : value);
            }
        }
    }
}

void maxPool(const float* input, std::int64_t side, std::int64_t channels, float* output) {
    const std::int64_t outSide = side / 2;
    const std::int64_t rowStride = (side + 2) * channels;
    for (std::int64_t y = 0; y < outSide; ++y) {
        const std::int64_t rows = 2 * y + 2 < side ? 3 : 2;
        for (std::int64_t x = 0; x < outSide; ++x) {
            const std::int64_t columns = 2 * x + 2 < side ? 3 : 2;
            const float* const corner = input + (2 * y + 1) * rowStride + (2 * x + 1) * channels;
            float* const to = output + ((y + 1) * (outSide + 2) + x + 1) * channels;
            for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
                Vec largest = load(corner + channel);
                for (std::int64_t dy = 0; dy < rows; ++dy) {
                    for (std::int64_t dx = 0; dx < columns; ++dx) {
                        largest = larger(load(corner + dy * rowStride + dx * channels + channel), largest);
                    }
                }
                store(to + channel, largest);
            }
        }
    }
}

}  // namespace

const FaceKernels& kernels() {
    static const FaceKernels kKernels{LATENTWALK_KERNELS_NAME, depthwise, finish, maxPool};
    return kKernels;
}

}  // namespace latentwalk::faces::LATENTWALK_NAMESPACE
