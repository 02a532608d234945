// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels, written once on GCC's vector types and compiled once per instruction set. The including file defines
// LATENTWALK_NAMESPACE, LATENTWALK_KERNELS_NAME, LATENTWALK_WIDTH (floats in a register), LATENTWALK_COLUMNS and
// LATENTWALK_STEP_ROWS (the share of a matrix product that its registers hold: so many registers across, so many rows
// down), and LATENTWALK_ELEMENT, the file that says what the factors of the product are made of (element_float.h,
// element_bfloat16.h). No include guard: the header's text is what is compiled.

#include <cmath>
#include <cstdint>

#include "core/generator/fast/kernels/kernels.h"

namespace latentwalk::fast::LATENTWALK_NAMESPACE {
namespace {

constexpr std::int64_t kWidth = LATENTWALK_WIDTH;
using Vec = float __attribute__((vector_size(LATENTWALK_WIDTH * sizeof(float)), may_alias));

inline Vec load(const float* from) {
    return *reinterpret_cast<const Vec*>(from);
}

inline void store(float* to, Vec value) {
    *reinterpret_cast<Vec*>(to) = value;
}

inline float sum(Vec value) {
    float result = 0;
    for (std::int64_t i = 0; i < kWidth; ++i) {
        result += value[i];
    }
    return result;
}

#include LATENTWALK_ELEMENT

// One dimension of the input transform, F(4, 3) with the points 0, 1, -1, 2, -2 and infinity.
inline void transformSix(const Vec* x, std::int64_t stride, Vec* out, std::int64_t outStride) {
    const Vec x1 = x[stride], x2 = x[2 * stride], x3 = x[3 * stride], x4 = x[4 * stride];
    const Vec even = x4 - 4.0F * x2, odd = x3 - 4.0F * x1;
    const Vec even2 = x4 - x2, odd2 = 2.0F * (x3 - x1);
    out[0] = 4.0F * x[0] - 5.0F * x2 + x4;
    out[outStride] = even + odd;
    out[2 * outStride] = even - odd;
    out[3 * outStride] = even2 + odd2;
    out[4 * outStride] = even2 - odd2;
    out[5 * outStride] = 4.0F * x1 - 5.0F * x3 + x[5 * stride];
}

// The same for an upsampled input, from the four different numbers that a tile holds.
inline void transformFour(const Vec* x, std::int64_t stride, Vec* out, std::int64_t outStride) {
    const Vec a = x[0], b = x[stride], c = x[2 * stride], d = x[3 * stride];
    out[0] = 4.0F * a - 5.0F * b + c;
    out[outStride] = 2.0F * c - 8.0F * b;
    out[2 * outStride] = b - c;
    out[3 * outStride] = 4.0F * b - 5.0F * c + d;
}

// transformSix() without the number of the point -1, for outputs that are added up.
inline void transformFive(const Vec* x, std::int64_t stride, Vec* out, std::int64_t outStride) {
    const Vec x1 = x[stride], x2 = x[2 * stride], x3 = x[3 * stride], x4 = x[4 * stride];
    const Vec even2 = x4 - x2, odd2 = 2.0F * (x3 - x1);
    out[0] = 4.0F * x[0] - 5.0F * x2 + x4;
    out[outStride] = x4 - 4.0F * x2 + x3 - 4.0F * x1;
    out[2 * outStride] = even2 + odd2;
    out[3 * outStride] = even2 - odd2;
    out[4 * outStride] = 4.0F * x1 - 5.0F * x3 + x[5 * stride];
}

// kSide numbers of a dimension, from six of the input or from four.
template <int kSide>
inline void transformLine(const Vec* x, std::int64_t stride, Vec* out, std::int64_t outStride) {
    if constexpr (kSide == 6) {
        transformSix(x, stride, out, outStride);
    } else if constexpr (kSide == 5) {
        transformFive(x, stride, out, outStride);
    } else {
        transformFour(x, stride, out, outStride);
    }
}

template <int kSide>
inline void transformTile(const float* corner, std::int64_t rowStride, std::int64_t channels, Vec* out) {
    constexpr int kPixels = kSide == 4 ? 4 : 6;
    Vec columns[kSide * kPixels];
    Vec pixels[kPixels];
    for (int x = 0; x < kPixels; ++x) {
        for (int y = 0; y < kPixels; ++y) {
            pixels[y] = load(corner + y * rowStride + x * channels);
        }
        transformLine<kSide>(pixels, 1, columns + x, kPixels);
    }
    for (int y = 0; y < kSide; ++y) {
        transformLine<kSide>(columns + y * kPixels, 1, out + y * kSide, 1);
    }
}

template <int kSide>
void transformInputs(const ConvShape& shape, const float* input, std::int64_t blockBegin, std::int64_t blockTiles,
                     std::int64_t first, std::int64_t last, void* v) {
    constexpr std::int64_t kParts = kStep / kWidth;  // registers that one step of the depth needs
    const std::int64_t channels = shape.inChannels;
    const std::int64_t rowStride = (shape.inResolution() + 2) * channels;
    const std::int64_t tileStride = shape.upsample ? 2 : 4;
    const std::int64_t inputStride = shape.inputStride(blockTiles);
    for (std::int64_t tile = first; tile < last; ++tile) {
        const std::int64_t index = blockBegin + tile;
        const std::int64_t y = index / shape.tilesPerRow() * tileStride;
        const std::int64_t x = index % shape.tilesPerRow() * tileStride;
        const float* corner = input + y * rowStride + x * channels;
        Element* row = static_cast<Element*>(v) + tile / kRows * kRows * channels + tile % kRows * kStep;
        for (std::int64_t channel = 0; channel < channels; channel += kStep) {
            Vec numbers[kParts][kSide * kSide];
            for (std::int64_t part = 0; part < kParts; ++part) {
                transformTile<kSide>(corner + channel + part * kWidth, rowStride, channels, numbers[part]);
            }
            Element* to = row + channel * kRows;
            for (int i = 0; i < kSide * kSide; ++i) {
                Vec parts[kParts];
                for (std::int64_t part = 0; part < kParts; ++part) {
                    parts[part] = numbers[part][i];
                }
                storeStep(to + i * inputStride, parts);
            }
        }
    }
}

void transformInput(const ConvShape& shape, const float* input, std::int64_t blockBegin, std::int64_t blockTiles,
                    std::int64_t first, std::int64_t last, void* v) {
    if (shape.upsample) {
        transformInputs<4>(shape, input, blockBegin, blockTiles, first, last, v);
    } else if (shape.pool) {
        transformInputs<5>(shape, input, blockBegin, blockTiles, first, last, v);
    } else {
        transformInputs<6>(shape, input, blockBegin, blockTiles, first, last, v);
    }
}

// kRowCount rows times kColumnVecs registers of a panel, the whole depth in registers.
template <int kRowCount, int kColumnVecs>
inline void multiplyTile(const Element* left, std::int64_t depth, const Element* right, float* result,
                         std::int64_t stride) {
    Vec sums[kRowCount][kColumnVecs];
    for (int r = 0; r < kRowCount; ++r) {
        for (int c = 0; c < kColumnVecs; ++c) {
            sums[r][c] = Vec{};
        }
    }
    for (std::int64_t d = 0; d < depth; d += kStep) {
        for (std::int64_t i = 0; i < kStep; i += kGroup) {
            Factor columns[kColumnVecs];
#pragma GCC unroll 8
            for (int c = 0; c < kColumnVecs; ++c) {
                columns[c] = loadFactor(right + c * kWidth * kGroup);
            }
#pragma GCC unroll 16
            for (int r = 0; r < kRowCount; ++r) {
                const auto value = loadScalar(left + r * kStep + i);
#pragma GCC unroll 8
                for (int c = 0; c < kColumnVecs; ++c) {
                    multiplyAdd(sums[r][c], value, columns[c]);
                }
            }
            right += kPanel * kGroup;
        }
        left += kRows * kStep;
    }
    for (int r = 0; r < kRowCount; ++r) {
        for (int c = 0; c < kColumnVecs; ++c) {
            store(result + r * stride + c * kWidth, sums[r][c]);
        }
    }
}

// The rows of one block of kRows that are there, all columns of a panel. LATENTWALK_COLUMNS registers across and
// LATENTWALK_STEP_ROWS rows down are what fits into the register file of this instruction set.
template <int kRowCount>
void multiplyRows(const Element* left, std::int64_t depth, const Element* right, float* result, std::int64_t stride) {
    for (std::int64_t column = 0; column < kPanel; column += LATENTWALK_COLUMNS * kWidth) {
        multiplyTile<kRowCount, LATENTWALK_COLUMNS>(left, depth, right + column * kGroup, result + column, stride);
    }
}

template <int kRowCount>
void multiplyBlock(std::int64_t rows, const Element* left, std::int64_t depth, const Element* right, float* result,
                   std::int64_t stride) {
    while (rows >= kRowCount) {
        multiplyRows<kRowCount>(left, depth, right, result, stride);
        left += kRowCount * kStep;
        result += kRowCount * stride;
        rows -= kRowCount;
    }
    if constexpr (kRowCount > 1) {
        if (rows > 0) {
            multiplyBlock<kRowCount / 2>(rows, left, depth, right, result, stride);
        }
    }
}

void multiply(const void* left, std::int64_t rows, std::int64_t depth, const void* right, std::int64_t firstPanel,
              std::int64_t lastPanel, float* result, std::int64_t stride) {
    for (std::int64_t panel = firstPanel; panel < lastPanel; ++panel) {
        const Element* columns = static_cast<const Element*>(right) + panel * kPanel * depth;
        for (std::int64_t row = 0; row < rows; row += kRows) {
            const std::int64_t count = rows - row < kRows ? rows - row : kRows;
            multiplyBlock<LATENTWALK_STEP_ROWS>(count, static_cast<const Element*>(left) + row * depth, depth, columns,
                                                result + row * stride + panel * kPanel, stride);
        }
    }
}

// One dimension of the output transform.
template <bool kUpsample>
inline void transformOut(const Vec* m, std::int64_t stride, Vec* y, std::int64_t outStride) {
    if constexpr (kUpsample) {
        const Vec m1 = m[stride], sum34 = m[2 * stride] + m[3 * stride], difference34 = m[2 * stride] - m[3 * stride];
        y[0] = m[0] + m1 + sum34;
        y[outStride] = m1 + 2.0F * difference34;
        y[2 * outStride] = m1 + 4.0F * sum34;
        y[3 * outStride] = m1 + 8.0F * difference34 + m[4 * stride];
    } else {
        const Vec sum12 = m[stride] + m[2 * stride], difference12 = m[stride] - m[2 * stride];
        const Vec sum34 = m[3 * stride] + m[4 * stride], difference34 = m[3 * stride] - m[4 * stride];
        y[0] = m[0] + sum12 + sum34;
        y[outStride] = difference12 + 2.0F * difference34;
        y[2 * outStride] = sum12 + 4.0F * sum34;
        y[3 * outStride] = difference12 + 8.0F * difference34 + m[5 * stride];
    }
}

inline Vec leaky(Vec value, float leak) {
    // leak lies in [0, 1]: the larger of the two is the right one on both sides of zero.
    const Vec scaled = leak * value;
    return value > scaled ? value : scaled;
}

inline float normFactor(float squares, std::int64_t channels) {
    return 1.0F / std::sqrt(squares / static_cast<float>(channels) + 1e-8F);
}

template <bool kUpsample>
void transformOutputs(const ConvShape& shape, const float* m, const float* bias, std::int64_t blockBegin,
                      std::int64_t blockTiles, std::int64_t first, std::int64_t last, float* scratch, float* output,
                      float* norms) {
    constexpr int kSide = kUpsample ? 5 : 6;
    const std::int64_t channels = shape.outChannels;
    const std::int64_t stride = channels + 16;
    const std::int64_t matrixStride = blockTiles * stride;
    const std::int64_t rowStride = (shape.outResolution + 2) * channels;
    for (std::int64_t tile = first; tile < last; ++tile) {
        const std::int64_t index = blockBegin + tile;
        const std::int64_t y = index / shape.tilesPerRow() * 4 + 1;
        const std::int64_t x = index % shape.tilesPerRow() * 4 + 1;
        const float* products = m + tile * stride;
        Vec squares[16] = {};
        for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
            Vec rows[4 * kSide];
            Vec column[kSide];
            Vec pixels[16];
            for (int i = 0; i < kSide; ++i) {
                for (int j = 0; j < kSide; ++j) {
                    column[j] = load(products + (j * kSide + i) * matrixStride + channel);
                }
                transformOut<kUpsample>(column, 1, rows + i, kSide);
            }
            for (int j = 0; j < 4; ++j) {
                transformOut<kUpsample>(rows + j * kSide, 1, pixels + j * 4, 1);
            }
            const Vec added = load(bias + channel);
            for (int p = 0; p < 16; ++p) {
                const Vec value = leaky(pixels[p] + added, shape.leak);
                squares[p] += value * value;
                store(scratch + p * channels + channel, value);
            }
        }
        for (int p = 0; p < 16; ++p) {
            const float factor = shape.normalize ? normFactor(sum(squares[p]), shape.realOutChannels) : 1.0F;
            if (norms != nullptr) {
                norms[(y + p / 4 - 1) * shape.outResolution + x + p % 4 - 1] = factor;
            }
            float* to = output + (y + p / 4) * rowStride + (x + p % 4) * channels;
            for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
                store(to + channel, factor * load(scratch + p * channels + channel));
            }
        }
    }
}

void transformOutput(const ConvShape& shape, const float* m, const float* bias, std::int64_t blockBegin,
                     std::int64_t blockTiles, std::int64_t first, std::int64_t last, float* scratch, float* output,
                     float* norms) {
    if (shape.upsample) {
        transformOutputs<true>(shape, m, bias, blockBegin, blockTiles, first, last, scratch, output, norms);
    } else {
        transformOutputs<false>(shape, m, bias, blockBegin, blockTiles, first, last, scratch, output, norms);
    }
}

void packRow(const float* values, std::int64_t depth, std::int64_t offset, std::int64_t row, std::int64_t wholeDepth,
             void* left) {
    constexpr std::int64_t kParts = kStep / kWidth;
    Element* to = static_cast<Element*>(left) + row / kRows * kRows * wholeDepth + row % kRows * kStep;
    for (std::int64_t d = 0; d < depth; d += kStep) {
        Vec parts[kParts];
        for (std::int64_t part = 0; part < kParts; ++part) {
            parts[part] = load(values + d + part * kWidth);
        }
        storeStep(to + (offset + d) * kRows, parts);
    }
}

float finishPixel(float* channels, const float* bias, std::int64_t count, std::int64_t realCount, float leak,
                  bool normalize) {
    Vec squares = {};
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        Vec value = load(channels + channel);
        if (bias != nullptr) {
            value = leaky(value + load(bias + channel), leak);
        }
        squares += value * value;
        store(channels + channel, value);
    }
    if (!normalize) {
        return 1.0F;
    }
    const float factor = normFactor(sum(squares), realCount);
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        store(channels + channel, factor * load(channels + channel));
    }
    return factor;
}

void toRgb(const float* pixels, std::int64_t width, std::int64_t channels, const float* weights, const float* bias,
           std::int64_t outputs, float* const* planes) {
    for (std::int64_t x = 0; x < width; ++x) {
        for (std::int64_t plane = 0; plane < outputs; ++plane) {
            Vec products = {};
            for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
                products += load(pixels + x * channels + channel) * load(weights + plane * channels + channel);
            }
            planes[plane][x] = sum(products) + bias[plane];
        }
    }
}

#include "core/generator/fast/kernels/gradient_body.h"

}  // namespace

const Kernels& kernels() {
    static const Kernels kKernels{LATENTWALK_KERNELS_NAME, sizeof(Element), kStep,       transformInput, multiply,
                                  transformOutput,         packRow,         finishPixel, toRgb,          transformSums,
                                  finishGradient,          fromRgb};
    return kKernels;
}

}  // namespace latentwalk::fast::LATENTWALK_NAMESPACE
