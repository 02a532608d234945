// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/feature_network.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace latentwalk::faces {
namespace {

constexpr std::array kMeanPixel{122.782F, 117.001F, 104.298F};
constexpr float kFullRange = 255;

// A convolution whose factor and summand for each channel are in its weights.
Convolution scaledConvolution(const NetworkWeights& weights, const std::string& name, Convolution::Form form) {
    std::vector<float> filters = weights.values(name + "/conv/filters");
    std::vector<float> bias = weights.values(name + "/conv/bias");
    const std::vector<float> factors = weights.values(name + "/scale/weights");
    const std::vector<float> summands = weights.values(name + "/scale/biases");
    for (std::size_t i = 0; i < filters.size(); ++i) {
        filters[i] *= factors[i % factors.size()];
    }
    for (std::size_t i = 0; i < bias.size(); ++i) {
        bias[i] = bias[i] * factors[i] + summands[i];
    }
    return Convolution(filters, bias, form, Convolution::Backward::Yes);
}

void keepPositive(FeatureMap& map) {
    for (float& value : map.values) {
        value = std::max(value, 0.0F);
    }
}

// The derivative through max(0, .), whose result is `map`.
void passPositive(const FeatureMap& map, FeatureMap& gradient) {
    for (std::size_t i = 0; i < gradient.values.size(); ++i) {
        gradient.values[i] = map.values[i] > 0 ? gradient.values[i] : 0.0F;
    }
}

void clear(FeatureMap& map) {
    std::fill(map.values.begin(), map.values.end(), 0.0F);
}

// Two convolutions and beside them the input, or where they halve the side the mean of 2x2 of it with zeros for the
// channels that come new.
struct Residual {
    Residual(const NetworkWeights& weights, const std::string& name, std::int64_t in, std::int64_t out)
        : halves(in != out || name.ends_with("down")),
          first(scaledConvolution(weights, name + "/conv1", {3, halves ? 2 : 1, halves ? 0 : 1, in, out})),
          second(scaledConvolution(weights, name + "/conv2", {3, 1, 1, out, out})),
          channels(out) {}

    std::int64_t sideOf(std::int64_t side) const { return halves ? side / 2 : side; }

    void addInput(const FeatureMap& input, FeatureMap& output) const {
        if (!halves) {
            std::transform(output.values.begin(), output.values.end(), input.values.begin(), output.values.begin(),
                           std::plus<>());
            return;
        }
        for (std::int64_t y = 0; y < output.side; ++y) {
            for (std::int64_t x = 0; x < output.side; ++x) {
                float* const to = output.pixel(y, x);
                for (std::int64_t part = 0; part < 4; ++part) {
                    const float* const from = input.pixel(2 * y + part / 2, 2 * x + part % 2);
                    for (std::int64_t i = 0; i < input.channels; ++i) {
                        to[i] += from[i] / 4;
                    }
                }
            }
        }
    }

    void addByInput(const FeatureMap& byOutput, FeatureMap& byInput) const {
        if (!halves) {
            std::transform(byInput.values.begin(), byInput.values.end(), byOutput.values.begin(),
                           byInput.values.begin(), std::plus<>());
            return;
        }
        for (std::int64_t y = 0; y < byOutput.side; ++y) {
            for (std::int64_t x = 0; x < byOutput.side; ++x) {
                const float* const from = byOutput.pixel(y, x);
                for (std::int64_t part = 0; part < 4; ++part) {
                    float* const to = byInput.pixel(2 * y + part / 2, 2 * x + part % 2);
                    for (std::int64_t i = 0; i < byInput.channels; ++i) {
                        to[i] += from[i] / 4;
                    }
                }
            }
        }
    }

    bool halves;
    Convolution first;
    Convolution second;
    std::int64_t channels;
};

// What one block computed, and the derivatives by it.
struct Kept {
    Kept(std::int64_t side, std::int64_t channels)
        : inner(side, channels), output(side, channels), byInner(side, channels), byOutput(side, channels) {}

    FeatureMap inner;
    FeatureMap output;
    FeatureMap byInner;
    FeatureMap byOutput;
};

constexpr std::int64_t kPooledSide = 35;
constexpr std::int64_t kFirstSide = 72;
constexpr std::int64_t kFirstChannels = 32;

}  // namespace

struct FeatureNetwork::Weights {
    explicit Weights(const NetworkWeights& weights)
        : first(scaledConvolution(weights, "conv32_down", {7, 2, 0, 3, kFirstChannels})) {
        std::int64_t in = kFirstChannels;
        for (const std::string name : {"conv32_1", "conv32_2", "conv32_3", "conv64_down", "conv64_1", "conv64_2",
                                       "conv64_3", "conv128_down", "conv128_1", "conv128_2"}) {
            const std::int64_t out = std::stoll(name.substr(4));
            blocks.emplace_back(weights, name, in, out);
            in = out;
        }
    }

    // Whether the features of a level are what this block gives.
    bool endsLevel(std::size_t block) const {
        return block + 1 == blocks.size() || blocks[block + 1].channels != blocks[block].channels;
    }

    Convolution first;
    std::vector<Residual> blocks;
};

struct FeatureNetwork::State {
    explicit State(const Weights& weights) {
        std::int64_t side = kPooledSide;
        for (const Residual& block : weights.blocks) {
            side = block.sideOf(side);
            kept.emplace_back(side, block.channels);
        }
        largest.resize(pooled.values.size());
    }

    // The largest of 3x3 at every second pixel, and which it was.
    void pool() {
        for (std::int64_t y = 0; y < kPooledSide; ++y) {
            for (std::int64_t x = 0; x < kPooledSide; ++x) {
                const std::int64_t at = (y * kPooledSide + x) * kFirstChannels;
                for (std::int64_t channel = 0; channel < kFirstChannels; ++channel) {
                    std::int64_t best = ((2 * y) * kFirstSide + 2 * x) * kFirstChannels + channel;
                    for (std::int64_t tap = 1; tap < 9; ++tap) {
                        const std::int64_t other =
                            ((2 * y + tap / 3) * kFirstSide + 2 * x + tap % 3) * kFirstChannels + channel;
                        best =
                            first.values[static_cast<std::size_t>(other)] > first.values[static_cast<std::size_t>(best)]
                                ? other
                                : best;
                    }
                    largest[static_cast<std::size_t>(at + channel)] = static_cast<std::int32_t>(best);
                    pooled.values[static_cast<std::size_t>(at + channel)] =
                        first.values[static_cast<std::size_t>(best)];
                }
            }
        }
    }

    bool there = false;
    ProductBuffers buffers;
    FeatureMap input{kSide, 3};
    FeatureMap byInput{kSide, 3};
    FeatureMap first{kFirstSide, kFirstChannels};
    FeatureMap byFirst{kFirstSide, kFirstChannels};
    FeatureMap pooled{kPooledSide, kFirstChannels};
    FeatureMap byPooled{kPooledSide, kFirstChannels};
    std::vector<std::int32_t> largest;
    std::vector<Kept> kept;
    Features features;
};

FeatureNetwork::FeatureNetwork(const NetworkWeights& weights, Arithmetic arithmetic) : m_with(arithmetic) {
    if (!arithmetic || weights.network != Network::Features) {
        throw std::invalid_argument("weights of another network, or instructions that the processor lacks");
    }
    m_weights = std::make_shared<const Weights>(weights);
    m_state = std::make_unique<State>(*m_weights);
}

FeatureNetwork::FeatureNetwork(const FeatureNetwork& other)
    : m_with(other.m_with), m_weights(other.m_weights), m_state(std::make_unique<State>(*m_weights)) {}

FeatureNetwork::~FeatureNetwork() = default;

const FeatureNetwork::Features& FeatureNetwork::forward(const float* pixels) {
    State& state = *m_state;
    for (std::size_t i = 0; i < state.input.values.size(); ++i) {
        state.input.values[i] = (pixels[i] - kMeanPixel[i % 3]) / kFullRange;
    }
    m_weights->first.forward(m_with, state.input, state.first, state.buffers);
    keepPositive(state.first);
    state.pool();
    const FeatureMap* input = &state.pooled;
    std::size_t level = 0;
    for (std::size_t i = 0; i < m_weights->blocks.size(); ++i) {
        const Residual& block = m_weights->blocks[i];
        Kept& kept = state.kept[i];
        block.first.forward(m_with, *input, kept.inner, state.buffers);
        keepPositive(kept.inner);
        block.second.forward(m_with, kept.inner, kept.output, state.buffers);
        block.addInput(*input, kept.output);
        keepPositive(kept.output);
        input = &kept.output;
        if (m_weights->endsLevel(i)) {
            state.features[level++] = kept.output;
        }
    }
    state.there = true;
    return state.features;
}

const std::vector<float>& FeatureNetwork::backward(const Features& byFeatures) {
    State& state = *m_state;
    if (!state.there) {
        throw std::logic_error("the derivative by features that were not computed");
    }
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (byFeatures[level].values.size() != state.features[level].values.size()) {
            throw std::invalid_argument("derivatives of another shape than the features'");
        }
    }
    for (Kept& kept : state.kept) {
        clear(kept.byOutput);
    }
    clear(state.byPooled);
    std::size_t level = kLevels;
    for (std::size_t i = m_weights->blocks.size(); i-- > 0;) {
        const Residual& block = m_weights->blocks[i];
        Kept& kept = state.kept[i];
        if (m_weights->endsLevel(i)) {
            const auto& more = byFeatures[--level].values;
            std::transform(kept.byOutput.values.begin(), kept.byOutput.values.end(), more.begin(),
                           kept.byOutput.values.begin(), std::plus<>());
        }
        FeatureMap& byInput = i == 0 ? state.byPooled : state.kept[i - 1].byOutput;
        passPositive(kept.output, kept.byOutput);
        clear(kept.byInner);
        block.second.backward(m_with, kept.byOutput, kept.byInner, state.buffers);
        passPositive(kept.inner, kept.byInner);
        block.first.backward(m_with, kept.byInner, byInput, state.buffers);
        block.addByInput(kept.byOutput, byInput);
    }
    clear(state.byFirst);
    for (std::size_t i = 0; i < state.largest.size(); ++i) {
        state.byFirst.values[static_cast<std::size_t>(state.largest[i])] += state.byPooled.values[i];
    }
    passPositive(state.first, state.byFirst);
    clear(state.byInput);
    m_weights->first.backward(m_with, state.byFirst, state.byInput, state.buffers);
    for (float& value : state.byInput.values) {
        value /= kFullRange;
    }
    return state.byInput.values;
}

}  // namespace latentwalk::faces
