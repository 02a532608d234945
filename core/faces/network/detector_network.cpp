// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/detector_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "core/faces/network/convolution.h"

namespace latentwalk::faces {
namespace {

constexpr std::array kMeanColour{117.001F, 114.697F, 97.404F};
constexpr float kLeak = 0.1F;
constexpr float kLargestOverlap = 0.4F;
constexpr std::int64_t kNumbers = 5;  // of a box: middle, size, score

// Widths and heights that boxes are told as factors of, in cells.
constexpr std::array<std::array<float, 2>, 5> kBoxShapes{{{1.603231F, 2.094468F},
                                                          {6.041143F, 7.080126F},
                                                          {2.882459F, 3.518061F},
                                                          {4.266906F, 5.178857F},
                                                          {9.041765F, 10.66308F}}};

float sigmoid(float value) {
    return 1 / (1 + std::exp(-value));
}

void addLeaky(const float* from, const std::vector<float>& bias, float* to) {
    for (std::size_t i = 0; i < bias.size(); ++i) {
        const float value = from[i] + bias[i];
        to[i] = std::max(value, kLeak * value);
    }
}

// The largest of 2x2; at the far edges of what lies within.
FeatureMap pooled(const FeatureMap& input, std::int64_t stride) {
    FeatureMap output((input.side + stride - 1) / stride, input.channels);
    for (std::int64_t y = 0; y < output.side; ++y) {
        const std::int64_t y0 = y * stride;
        const std::int64_t y1 = std::min(y0 + 1, input.side - 1);
        for (std::int64_t x = 0; x < output.side; ++x) {
            const std::int64_t x0 = x * stride;
            const std::int64_t x1 = std::min(x0 + 1, input.side - 1);
            const float* const a = input.pixel(y0, x0);
            const float* const b = input.pixel(y0, x1);
            const float* const c = input.pixel(y1, x0);
            const float* const d = input.pixel(y1, x1);
            float* const to = output.pixel(y, x);
            for (std::int64_t channel = 0; channel < input.channels; ++channel) {
                to[channel] = std::max(std::max(a[channel], b[channel]), std::max(c[channel], d[channel]));
            }
        }
    }
    return output;
}

// A 3x3 convolution of each channel with a border of zeros, then 1x1 over them, bias and leaky ReLU.
class LeakySeparable {
public:
    LeakySeparable(const NetworkWeights& weights, const std::string& name)
        : m_depthwise(weights.values(name + "/depthwise_filter")),
          m_bias(weights.values(name + "/bias")),
          m_pointwise(weights.values(name + "/pointwise_filter"), static_cast<std::int64_t>(m_depthwise.size()) / 9,
                      static_cast<std::int64_t>(m_bias.size())) {}

    FeatureMap apply(const Arithmetic& with, const FeatureMap& input, ProductBuffers& buffers) const {
        FeatureMap output(input.side, static_cast<std::int64_t>(m_bias.size()));
        buffers.reserve(input.side, m_pointwise.depth(), m_pointwise.outputs());
        std::vector<float> sums(static_cast<std::size_t>(input.channels));
        for (std::int64_t y = 0; y < input.side; ++y) {
            for (std::int64_t x = 0; x < input.side; ++x) {
                std::fill(sums.begin(), sums.end(), 0.0F);
                for (std::int64_t dy = y > 0 ? -1 : 0; dy <= (y + 1 < input.side ? 1 : 0); ++dy) {
                    for (std::int64_t dx = x > 0 ? -1 : 0; dx <= (x + 1 < input.side ? 1 : 0); ++dx) {
                        const float* const from = input.pixel(y + dy, x + dx);
                        const float* const taps = m_depthwise.data() + ((dy + 1) * 3 + dx + 1) * input.channels;
                        for (std::size_t channel = 0; channel < sums.size(); ++channel) {
                            sums[channel] += from[channel] * taps[channel];
                        }
                    }
                }
                buffers.pack(sums.data(), input.channels, x, m_pointwise.depth());
            }
            m_pointwise.multiply(with, input.side, buffers);
            for (std::int64_t x = 0; x < input.side; ++x) {
                addLeaky(buffers.result() + x * m_pointwise.outputs(), m_bias, output.pixel(y, x));
            }
        }
        return output;
    }

private:
    std::vector<float> m_depthwise;
    std::vector<float> m_bias;
    RightFactor m_pointwise;
};

float overlap(const FaceBox& a, const FaceBox& b) {
    const float width = std::min(a.left + a.width, b.left + b.width) - std::max(a.left, b.left);
    const float height = std::min(a.top + a.height, b.top + b.height) - std::max(a.top, b.top);
    if (width <= 0 || height <= 0) {
        return 0;
    }
    return width * height / (a.width * a.height + b.width * b.height - width * height);
}

}  // namespace

struct DetectorNetwork::Weights {
    explicit Weights(const NetworkWeights& weights)
        : first(weights.values("conv0/filters"), weights.values("conv0/bias"), {3, 1, 0, 3, 16},
                Convolution::Backward::No),
          last(weights.values("conv8/filters"), weights.values("conv8/bias"), {1, 1, 0, 512, 25},
               Convolution::Backward::No) {
        for (const char* name : {"conv1", "conv2", "conv3", "conv4", "conv5"}) {
            layers.emplace_back(weights, name);
        }
    }

    Convolution first;
    std::vector<LeakySeparable> layers;
    Convolution last;
};

DetectorNetwork::DetectorNetwork(const NetworkWeights& weights, Arithmetic arithmetic)
    : m_with(arithmetic), m_buffers(std::make_unique<ProductBuffers>()) {
    if (!arithmetic || weights.network != Network::Detector) {
        throw std::invalid_argument("weights of another network, or instructions that the processor lacks");
    }
    m_weights = std::make_shared<const Weights>(weights);
}

DetectorNetwork::DetectorNetwork(const DetectorNetwork& other)
    : m_with(other.m_with), m_weights(other.m_weights), m_buffers(std::make_unique<ProductBuffers>()) {}

DetectorNetwork::~DetectorNetwork() = default;

std::vector<float> DetectorNetwork::raw(const float* pixels, std::int64_t side) {
    if (side < 64 || side % 32 != 0) {
        throw std::invalid_argument("the detector's pictures have a multiple of 32 pixels a side");
    }
    FeatureMap map(side, 3);
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        map.values[i] = (pixels[i] - kMeanColour[i % 3]) / 255;
    }
    FeatureMap first(m_weights->first.sideOf(side), 16);
    m_weights->first.forward(m_with, map, first, *m_buffers);
    for (float& value : first.values) {
        value = std::max(value, kLeak * value);
    }
    map = pooled(first, 2);
    for (std::size_t i = 0; i < m_weights->layers.size(); ++i) {
        const bool last = i + 1 == m_weights->layers.size();
        map = pooled(m_weights->layers[i].apply(m_with, map, *m_buffers), last ? 1 : 2);
    }
    FeatureMap output(map.side, 25);
    m_weights->last.forward(m_with, map, output, *m_buffers);
    return std::move(output.values);
}

std::vector<FaceBox> DetectorNetwork::read(const float* pixels, std::int64_t side, float least) {
    const std::vector<float> numbers = raw(pixels, side);
    const std::int64_t cells = side / 32;
    const auto all = static_cast<float>(cells);
    std::vector<FaceBox> found;
    const float* box = numbers.data();
    for (std::int64_t cell = 0; cell < cells * cells; ++cell) {
        for (const auto& shape : kBoxShapes) {
            const float score = sigmoid(box[4]);
            // Also refuses what is no number.
            if (score >= least) {
                const float width = std::exp(box[2]) * shape[0] / all;
                const float height = std::exp(box[3]) * shape[1] / all;
                const float x = (static_cast<float>(cell % cells) + sigmoid(box[0])) / all;
                const float y = (static_cast<float>(cell / cells) + sigmoid(box[1])) / all;
                found.push_back({x - width / 2, y - height / 2, width, height, score});
            }
            box += kNumbers;
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &FaceBox::score);
    std::vector<FaceBox> kept;
    for (const FaceBox& each : found) {
        if (std::ranges::none_of(kept, [&](const FaceBox& other) { return overlap(each, other) > kLargestOverlap; })) {
            kept.push_back(each);
        }
    }
    return kept;
}

}  // namespace latentwalk::faces
