// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of the backward pass. Part of kernels_body.h.

// One dimension of the output transform that also adds up each two neighbours. What belongs to the point -1 drops out,
// as it does in the upsampling that this is the transpose of.
inline void transformPooled(const Vec* m, std::int64_t stride, Vec* y, std::int64_t outStride) {
    const Vec twice = 2.0F * m[stride], both = 3.0F * m[2 * stride] - m[3 * stride];
    y[0] = m[0] + twice + both;
    y[outStride] = twice + 4.0F * both + m[4 * stride];
}

template <bool kPool>
void transformAllSums(const ConvShape& shape, const float* m, std::int64_t blockBegin, std::int64_t blockTiles,
                      std::int64_t first, std::int64_t last, float* output) {
    constexpr int kSide = kPool ? 5 : 6;
    constexpr int kPixels = kPool ? 2 : 4;
    const std::int64_t channels = shape.outChannels;
    const std::int64_t stride = channels + 16;
    const std::int64_t matrixStride = blockTiles * stride;
    const std::int64_t rowStride = (shape.writtenResolution() + 2) * channels;
    for (std::int64_t tile = first; tile < last; ++tile) {
        const std::int64_t index = blockBegin + tile;
        const std::int64_t y = index / shape.tilesPerRow() * kPixels + 1;
        const std::int64_t x = index % shape.tilesPerRow() * kPixels + 1;
        const float* products = m + tile * stride;
        float* corner = output + y * rowStride + x * channels;
        for (std::int64_t channel = 0; channel < channels; channel += kWidth) {
            Vec rows[kPixels * kSide];
            Vec column[kSide];
            Vec pixels[kPixels];
            for (int i = 0; i < kSide; ++i) {
                for (int j = 0; j < kSide; ++j) {
                    column[j] = load(products + (j * kSide + i) * matrixStride + channel);
                }
                if constexpr (kPool) {
                    transformPooled(column, 1, rows + i, kSide);
                } else {
                    transformOut<false>(column, 1, rows + i, kSide);
                }
            }
            for (int j = 0; j < kPixels; ++j) {
                if constexpr (kPool) {
                    transformPooled(rows + j * kSide, 1, pixels, 1);
                } else {
                    transformOut<false>(rows + j * kSide, 1, pixels, 1);
                }
                for (int i = 0; i < kPixels; ++i) {
                    store(corner + j * rowStride + i * channels + channel, pixels[i]);
                }
            }
        }
    }
}

void transformSums(const ConvShape& shape, const float* m, std::int64_t blockBegin, std::int64_t blockTiles,
                   std::int64_t first, std::int64_t last, float* output) {
    if (shape.pool) {
        transformAllSums<true>(shape, m, blockBegin, blockTiles, first, last, output);
    } else {
        transformAllSums<false>(shape, m, blockBegin, blockTiles, first, last, output);
    }
}

void finishGradient(float* gradient, const float* activations, float norm, std::int64_t count, std::int64_t realCount,
                    float leak, bool normalize) {
    float mean = 0;
    if (normalize) {
        Vec products = {};
        for (std::int64_t channel = 0; channel < count; channel += kWidth) {
            products += load(gradient + channel) * load(activations + channel);
        }
        mean = sum(products) / static_cast<float>(realCount);
    }
    for (std::int64_t channel = 0; channel < count; channel += kWidth) {
        const Vec activation = load(activations + channel);
        const Vec value = norm * (load(gradient + channel) - mean * activation);
        const Vec leaked = leak * value;
        store(gradient + channel, activation > 0.0F ? value : leaked);
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
            store(pixels + x * channels + channel, value);
        }
    }
}
