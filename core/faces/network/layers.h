// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/faces/network/kernels/face_kernels.h"
#include "core/faces/network/network_weights.h"
#include "core/generator/fast/base/aligned_buffer.h"
#include "core/generator/fast/kernels/kernels.h"

namespace latentwalk::faces {

// The sides of what the networks look at, and what it consists of: 112x112 pixels, channels last, 0 ... 255.
inline constexpr std::int64_t kInputSide = 112;

// The kernels of one instruction set; null where the processor lacks it. `isa` as in faceKernels().
struct Arithmetic {
    const FaceKernels* own = nullptr;
    const fast::Kernels* matrices = nullptr;

    explicit Arithmetic(const char* isa = "") : own(faceKernels(isa)), matrices(fast::floatKernels(isa)) {}
    explicit operator bool() const { return own != nullptr && matrices != nullptr; }
};

// Activations of one layer: (side + 2, side + 2, channels) with a border of zeros.
class Activations {
public:
    Activations(std::int64_t side, std::int64_t channels)
        : m_side(side), m_channels(channels), m_values(static_cast<std::size_t>((side + 2) * (side + 2) * channels)) {}

    std::int64_t side() const { return m_side; }
    std::int64_t channels() const { return m_channels; }
    float* data() { return m_values.data(); }
    const float* data() const { return m_values.data(); }
    const float* pixel(std::int64_t y, std::int64_t x) const {
        return m_values.data() + ((y + 1) * (m_side + 2) + x + 1) * m_channels;
    }

private:
    std::int64_t m_side;
    std::int64_t m_channels;
    fast::AlignedBuffer<float> m_values;
};

// What a pass through a network needs besides its weights: both sides of the products of matrices. One for each thread.
struct Workspace {
    // The largest factor of both networks: 56x56 pixels of 64 channels.
    static constexpr std::size_t kSize = std::size_t{56} * 56 * 64;
    fast::AlignedBuffer<float> left{kSize};
    fast::AlignedBuffer<float> products{kSize};
};

// How a layer's result gets into its output.
enum class Into { Set, SetRelu, Add };

// The weights of a layer as a right factor for the product of matrices, and its bias. Immutable, for any thread.
class Product {
public:
    // `values` is (depth, outputs); depth is filled up to a multiple of 16 by zeros.
    Product(const std::vector<float>& values, std::int64_t depth, std::int64_t outputs, const std::vector<float>& bias);

    std::int64_t depth() const { return m_depth; }
    std::int64_t outputs() const { return m_outputs; }
    // The rows of work.left, one for each pixel of `output`, times these weights.
    void apply(const Arithmetic& with, Workspace& work, Into into, Activations& output) const;

private:
    std::int64_t m_depth;
    std::int64_t m_outputs;
    fast::AlignedBuffer<float> m_right;
    fast::AlignedBuffer<float> m_bias;
};

// 3x3 of three channels at stride 2: what both networks begin with. `pixels` is (112, 112, 3), 0 ... 255.
class FirstConvolution {
public:
    FirstConvolution(const NetworkWeights& weights, const std::string& name);
    // max(0, .) of it, which both networks want.
    void apply(const Arithmetic& with, Workspace& work, const float* pixels, Activations& output) const;

private:
    Product m_product;
};

// A 3x3 convolution of each channel, then one of 1x1 over them.
class SeparableConvolution {
public:
    SeparableConvolution(const NetworkWeights& weights, const std::string& name);
    // With stride 2 where `output` has half the side of `input`. They may be the same. The input is taken as max(0,
    // input) but for `From::AsIs`.
    enum class From { Relu, AsIs };
    void apply(const Arithmetic& with, Workspace& work, const Activations& input, Into into, Activations& output,
               From from = From::Relu) const;

private:
    std::int64_t m_channels;
    fast::AlignedBuffer<float> m_depthwise;
    Product m_product;
};

// 1x1 at stride 2.
class Expansion {
public:
    Expansion(const NetworkWeights& weights, const std::string& name);
    void apply(const Arithmetic& with, Workspace& work, const Activations& input, Into into, Activations& output) const;

private:
    Product m_product;
};

// The mean of max(0, .) of each channel over all pixels.
std::vector<float> pooled(const Activations& input);

// values * weights + bias of a fully connected layer.
class Linear {
public:
    Linear(const NetworkWeights& weights, const std::string& name);
    std::vector<float> apply(const std::vector<float>& values) const;

private:
    std::vector<float> m_weights;  // (in, out)
    std::vector<float> m_bias;
};

}  // namespace latentwalk::faces
