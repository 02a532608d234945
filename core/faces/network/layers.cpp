// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/layers.h"

#include <algorithm>
#include <array>

namespace latentwalk::faces {
namespace {

constexpr std::int64_t kStep = 16;
constexpr std::int64_t kTaps = 27;  // 3x3 of three colours

// Of the pictures that both networks were trained on, and the scale that they were trained in.
constexpr std::array kMean{122.782F, 117.001F, 104.298F};
constexpr float kPixelScale = 255;

std::int64_t roundedUp(std::int64_t value, std::int64_t step) {
    return (value + step - 1) / step * step;
}

// Where a row of a left factor of `depth` begins; its steps of 16 follow each kRows * 16 floats.
float* rowOf(float* left, std::int64_t row, std::int64_t depth) {
    return left + row / fast::kRows * fast::kRows * depth + row % fast::kRows * kStep;
}

}  // namespace

Product::Product(const std::vector<float>& values, std::int64_t depth, std::int64_t outputs,
                 const std::vector<float>& bias)
    : m_depth(roundedUp(depth, kStep)),
      m_outputs(outputs),
      m_right(static_cast<std::size_t>(m_depth * outputs)),
      m_bias(static_cast<std::size_t>(outputs)) {
    for (std::int64_t d = 0; d < depth; ++d) {
        for (std::int64_t o = 0; o < outputs; ++o) {
            m_right.data()[(o / fast::kPanel * m_depth + d) * fast::kPanel + o % fast::kPanel] =
                values[static_cast<std::size_t>(d * outputs + o)];
        }
    }
    std::copy(bias.begin(), bias.end(), m_bias.data());
}

void Product::apply(const Arithmetic& with, Workspace& work, Into into, Activations& output) const {
    with.matrices->multiply(work.left.data(), output.side() * output.side(), m_depth, m_right.data(), 0,
                            m_outputs / fast::kPanel, work.products.data(), m_outputs);
    with.own->finish(work.products.data(), m_bias.data(), output.side(), m_outputs, into == Into::Add,
                     into == Into::SetRelu, output.data());
}

FirstConvolution::FirstConvolution(const NetworkWeights& weights, const std::string& name)
    : m_product(weights.values(name + "/filters"), kTaps, 32, weights.values(name + "/bias")) {}

void FirstConvolution::apply(const Arithmetic& with, Workspace& work, const float* pixels, Activations& output) const {
    constexpr std::int64_t kRow = 3 * kInputSide;
    const std::int64_t depth = m_product.depth();
    std::array<float, 32> taps{};
    for (std::int64_t y = 0; y < output.side(); ++y) {
        for (std::int64_t x = 0; x < output.side(); ++x) {
            for (std::int64_t tap = 0; tap < kTaps; ++tap) {
                const std::int64_t fromY = 2 * y + tap / 9;
                const std::int64_t fromX = 2 * x + tap / 3 % 3;
                const std::int64_t colour = tap % 3;
                const bool inside = fromY < kInputSide && fromX < kInputSide;
                taps[static_cast<std::size_t>(tap)] =
                    inside ? (pixels[fromY * kRow + fromX * 3 + colour] - kMean[static_cast<std::size_t>(colour)]) /
                                 kPixelScale
                           : 0.0F;
            }
            float* const to = rowOf(work.left.data(), y * output.side() + x, depth);
            std::copy_n(taps.data(), kStep, to);
            std::copy_n(taps.data() + kStep, kStep, to + kStep * fast::kRows);
        }
    }
    m_product.apply(with, work, Into::SetRelu, output);
}

SeparableConvolution::SeparableConvolution(const NetworkWeights& weights, const std::string& name)
    : m_channels(weights.tensors.at(name + "/depthwise_filter").shape[2]),
      m_depthwise(static_cast<std::size_t>(9 * m_channels)),
      m_product(weights.values(name + "/pointwise_filter"), m_channels,
                weights.tensors.at(name + "/pointwise_filter").shape[3], weights.values(name + "/bias")) {
    const auto values = weights.values(name + "/depthwise_filter");
    std::copy(values.begin(), values.end(), m_depthwise.data());
}

void SeparableConvolution::apply(const Arithmetic& with, Workspace& work, const Activations& input, Into into,
                                 Activations& output, From from) const {
    with.own->depthwise(input.data(), input.side(), m_channels, input.side() / output.side(), from == From::Relu,
                        m_depthwise.data(), work.left.data());
    m_product.apply(with, work, into, output);
}

Expansion::Expansion(const NetworkWeights& weights, const std::string& name)
    : m_product(weights.values(name + "/filters"), weights.tensors.at(name + "/filters").shape[2],
                weights.tensors.at(name + "/filters").shape[3], weights.values(name + "/bias")) {}

void Expansion::apply(const Arithmetic& with, Workspace& work, const Activations& input, Into into,
                      Activations& output) const {
    for (std::int64_t y = 0; y < output.side(); ++y) {
        for (std::int64_t x = 0; x < output.side(); ++x) {
            with.matrices->packRow(input.pixel(2 * y, 2 * x), input.channels(), 0, y * output.side() + x,
                                   input.channels(), work.left.data());
        }
    }
    m_product.apply(with, work, into, output);
}

std::vector<float> pooled(const Activations& input) {
    std::vector<float> sums(static_cast<std::size_t>(input.channels()));
    for (std::int64_t y = 0; y < input.side(); ++y) {
        for (std::int64_t x = 0; x < input.side(); ++x) {
            const float* const pixel = input.pixel(y, x);
            for (std::size_t channel = 0; channel < sums.size(); ++channel) {
                sums[channel] += std::max(pixel[channel], 0.0F);
            }
        }
    }
    for (float& value : sums) {
        value /= static_cast<float>(input.side() * input.side());
    }
    return sums;
}

Linear::Linear(const NetworkWeights& weights, const std::string& name)
    : m_weights(weights.values(name + "/weights")), m_bias(weights.values(name + "/bias")) {}

std::vector<float> Linear::apply(const std::vector<float>& values) const {
    std::vector<float> result = m_bias;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t o = 0; o < result.size(); ++o) {
            result[o] += values[i] * m_weights[i * result.size() + o];
        }
    }
    return result;
}

}  // namespace latentwalk::faces
