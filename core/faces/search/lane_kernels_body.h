// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels, written once on vectors of a number for each lane and compiled once per instruction set, in
// LATENTWALK_NAMESPACE; the compiler divides the vectors into registers. Nothing of the standard library's is used that
// might be compiled here and linked elsewhere. No include guard: the text is compiled.

#include <cstdint>

#include "core/faces/search/lane_kernels.h"

namespace latentwalk::search::LATENTWALK_NAMESPACE {
namespace {

using Vec = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(4), may_alias));

inline Vec load(const float* from) {
    return *reinterpret_cast<const Vec*>(from);
}

inline void store(float* to, Vec value) {
    *reinterpret_cast<Vec*>(to) = value;
}

void normalise(float* latents, std::int64_t size) {
    Vec squares{};
    for (std::int64_t i = 0; i < size; ++i) {
        const Vec value = load(latents + i * kLanes);
        squares += value * value;
    }
    Vec factor{};
    for (std::int64_t lane = 0; lane < kLanes; ++lane) {
        factor[lane] = squares[lane] > 0 ? __builtin_sqrtf(static_cast<float>(size) / squares[lane]) : 0.0F;
    }
    for (std::int64_t i = 0; i < size; ++i) {
        store(latents + i * kLanes, load(latents + i * kLanes) * factor);
    }
}

template <int kRows>
inline void multiplyRows(const float* matrix, const float* latents, std::int64_t size, float* out) {
    Vec sums[kRows]{};
    for (std::int64_t i = 0; i < size; ++i) {
        const Vec value = load(latents + i * kLanes);
        for (int row = 0; row < kRows; ++row) {
            sums[row] += matrix[row * size + i] * value;
        }
    }
    for (int row = 0; row < kRows; ++row) {
        store(out + row * kLanes, sums[row]);
    }
}

void multiply(const float* matrix, std::int64_t rows, const float* latents, std::int64_t size, float* out) {
    std::int64_t row = 0;
    for (; row + LATENTWALK_ROWS <= rows; row += LATENTWALK_ROWS) {
        multiplyRows<LATENTWALK_ROWS>(matrix + row * size, latents, size, out + row * kLanes);
    }
    for (; row < rows; ++row) {
        multiplyRows<1>(matrix + row * size, latents, size, out + row * kLanes);
    }
}

inline float clamped(float value, float most) {
    value = value > most ? most : value;
    return value < -most ? -most : value;
}

inline std::int32_t rounded(float value) {
    return static_cast<std::int32_t>(value + (value < 0 ? -0.5F : 0.5F));
}

void toBytes(const float* values, std::int64_t count, float step, std::int8_t* out) {
    const float perStep = 1.0F / step;
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = static_cast<std::int8_t>(rounded(clamped(values[i] * perStep, 127.0F)));
    }
}

void toShorts(const float* values, std::int64_t count, float step, std::int16_t* out) {
    const float perStep = 1.0F / step;
    for (std::int64_t i = 0; i < count; ++i) {
        out[i] = static_cast<std::int16_t>(rounded(clamped(values[i] * perStep, 32767.0F)));
    }
}

void likeness(const float* metricQuery, const float* metric, const std::int8_t* components, std::int64_t size,
              float* out) {
    Vec dots{}, squares{};
    for (std::int64_t i = 0; i < size; ++i) {
        Vec value;
        for (std::int64_t lane = 0; lane < kLanes; ++lane) {
            value[lane] = static_cast<float>(components[i * kLanes + lane]);
        }
        dots += metricQuery[i] * value;
        squares += metric[i] * (value * value);
    }
    for (std::int64_t lane = 0; lane < kLanes; ++lane) {
        out[lane] = squares[lane] > 0 ? dots[lane] / __builtin_sqrtf(squares[lane]) : 0.0F;
    }
}

}  // namespace

const Kernels& kernels();

const Kernels& kernels() {
#define LATENTWALK_TEXT_OF(name) #name
#define LATENTWALK_TEXT(name) LATENTWALK_TEXT_OF(name)
    static constexpr Kernels kKernels{
        LATENTWALK_TEXT(LATENTWALK_NAMESPACE), normalise, multiply, toBytes, toShorts, likeness};
    return kKernels;
}

}  // namespace latentwalk::search::LATENTWALK_NAMESPACE
