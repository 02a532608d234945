// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/faces/network/layers.h"

namespace latentwalk::faces {

// What a layer sees or gives, without a border: (side, side, channels), channels last.
struct FeatureMap {
    FeatureMap() = default;
    FeatureMap(std::int64_t side_, std::int64_t channels_)
        : side(side_), channels(channels_), values(static_cast<std::size_t>(side_ * side_ * channels_)) {}

    const float* pixel(std::int64_t y, std::int64_t x) const { return values.data() + (y * side + x) * channels; }
    float* pixel(std::int64_t y, std::int64_t x) { return values.data() + (y * side + x) * channels; }

    std::int64_t side = 0;
    std::int64_t channels = 0;
    std::vector<float> values;
};

// Both sides of a product of matrices; grows to what is needed. One for each thread.
class ProductBuffers {
public:
    // Room for `rows` rows of a left factor of `depth`, and for as many of a result of `outputs`; depth a multiple of
    // 16, outputs of 32.
    void reserve(std::int64_t rows, std::int64_t depth, std::int64_t outputs);
    float* left() { return m_left.data(); }
    float* result() { return m_result.data(); }
    // `count` floats as `row` of a left factor of `depth`; those up to depth become zeros.
    void pack(const float* values, std::int64_t count, std::int64_t row, std::int64_t depth);

private:
    fast::AlignedBuffer<float> m_left;
    fast::AlignedBuffer<float> m_result;
};

// A matrix (depth, outputs) as a right factor, filled up with zeros to multiples of 16 and 32.
class RightFactor {
public:
    RightFactor(const std::vector<float>& values, std::int64_t depth, std::int64_t outputs);

    std::int64_t depth() const { return m_depth; }
    std::int64_t outputs() const { return m_outputs; }
    // The first `rows` rows of buffers.left() times this into buffers.result(), (rows, outputs()).
    void multiply(const Arithmetic& with, std::int64_t rows, ProductBuffers& buffers) const;

private:
    std::int64_t m_depth;
    std::int64_t m_outputs;
    fast::AlignedBuffer<float> m_values;
};

// A convolution with a square kernel, and its derivative by what it was given. Weights are immutable, for any thread.
class Convolution {
public:
    struct Form {
        std::int64_t kernel = 3;
        std::int64_t stride = 1;
        std::int64_t padding = 0;  // zeros on every side
        std::int64_t in = 0;
        std::int64_t out = 0;
    };
    // `filters` is (kernel, kernel, in, out), `bias` has `out` numbers. Whether backward() is going to be asked.
    enum class Backward { No, Yes };
    Convolution(const std::vector<float>& filters, const std::vector<float>& bias, const Form& form, Backward backward);

    // The side of what it makes of a side.
    std::int64_t sideOf(std::int64_t side) const;
    void forward(const Arithmetic& with, const FeatureMap& input, FeatureMap& output, ProductBuffers& buffers) const;
    // From the derivative of a loss by the output to that by the input, which is added to `byInput`.
    void backward(const Arithmetic& with, const FeatureMap& byOutput, FeatureMap& byInput,
                  ProductBuffers& buffers) const;

private:
    Form m_form;
    std::vector<float> m_bias;
    RightFactor m_forward;   // (kernel * kernel * in, out)
    RightFactor m_backward;  // its transpose
};

}  // namespace latentwalk::faces
