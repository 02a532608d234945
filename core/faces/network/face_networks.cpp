// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/face_networks.h"

#include <cmath>
#include <stdexcept>

namespace latentwalk::faces {
namespace {

const NetworkWeights& checked(const NetworkWeights& weights, Network network, const Arithmetic& arithmetic) {
    if (!arithmetic || weights.network != network) {
        throw std::invalid_argument("weights of another network, or instructions that the processor lacks");
    }
    return weights;
}

}  // namespace

// Two separable convolutions, made half as large; beside them the input as it is, brought to that size.
struct Reduction {
    Reduction(const NetworkWeights& weights, const std::string& name)
        : first(weights, name + "/separable_conv0"),
          second(weights, name + "/separable_conv1"),
          expansion(weights, name + "/expansion_conv") {}

    // `inner` has the side of the input and the channels of the output.
    void apply(const Arithmetic& with, Workspace& work, const Activations& input, Activations& inner,
               Activations& output) const {
        first.apply(with, work, input, Into::Set, inner);
        second.apply(with, work, inner, Into::Set, inner);
        with.own->maxPool(inner.data(), inner.side(), inner.channels(), output.data());
        expansion.apply(with, work, input, Into::Add, output);
    }

    SeparableConvolution first;
    SeparableConvolution second;
    Expansion expansion;
};

struct LandmarkNetwork::Weights {
    explicit Weights(const NetworkWeights& weights) : first(weights, "dense0/conv0"), last(weights, "fc") {
        for (int block = 0; block < 4; ++block) {
            for (int layer = block == 0 ? 1 : 0; layer < 4; ++layer) {
                layers.emplace_back(weights, "dense" + std::to_string(block) + "/conv" + std::to_string(layer));
            }
        }
    }

    FirstConvolution first;
    std::vector<SeparableConvolution> layers;
    Linear last;
};

LandmarkNetwork::LandmarkNetwork(const NetworkWeights& weights, Arithmetic arithmetic)
    : LandmarkNetwork(arithmetic, std::make_shared<const Weights>(checked(weights, Network::Landmarks, arithmetic))) {}

LandmarkNetwork::LandmarkNetwork(const LandmarkNetwork& other) : LandmarkNetwork(other.m_with, other.m_weights) {}

LandmarkNetwork::LandmarkNetwork(Arithmetic arithmetic, std::shared_ptr<const Weights> weights)
    : m_with(arithmetic), m_weights(std::move(weights)) {
    for (const auto& [side, channels] : {std::pair{56, 32}, {28, 64}, {14, 128}, {7, 256}}) {
        m_blocks.emplace_back(side, channels);
    }
}

Landmarks LandmarkNetwork::read(const float* pixels) {
    // Each layer of a block adds to the sum of those before it, of which the next one takes what is above zero.
    auto layer = m_weights->layers.begin();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        Activations& sum = m_blocks[i];
        if (i == 0) {
            m_weights->first.apply(m_with, m_work, pixels, sum);
        } else {
            (layer++)->apply(m_with, m_work, m_blocks[i - 1], Into::SetRelu, sum);
        }
        for (int repeat = 0; repeat < 3; ++repeat) {
            (layer++)->apply(m_with, m_work, sum, Into::Add, sum);
        }
    }
    const auto values = m_weights->last.apply(pooled(m_blocks.back()));
    Landmarks points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = {values[2 * i], values[2 * i + 1]};
    }
    return points;
}

struct LookNetwork::Weights {
    explicit Weights(const NetworkWeights& weights)
        : first(weights, "entry_flow/conv_in"),
          entry0(weights, "entry_flow/reduction_block_0"),
          entry1(weights, "entry_flow/reduction_block_1"),
          exit(weights, "exit_flow/reduction_block"),
          last(weights, "exit_flow/separable_conv"),
          age(weights, "fc/age"),
          gender(weights, "fc/gender") {
        for (const char* name : {"0/separable_conv0", "0/separable_conv1", "0/separable_conv2", "1/separable_conv0",
                                 "1/separable_conv1", "1/separable_conv2"}) {
            middle.emplace_back(weights, std::string("middle_flow/main_block_") + name);
        }
    }

    FirstConvolution first;
    Reduction entry0;
    Reduction entry1;
    std::vector<SeparableConvolution> middle;
    Reduction exit;
    SeparableConvolution last;
    Linear age;
    Linear gender;
};

LookNetwork::LookNetwork(const NetworkWeights& weights, Arithmetic arithmetic)
    : LookNetwork(arithmetic, std::make_shared<const Weights>(checked(weights, Network::Look, arithmetic))) {}

LookNetwork::LookNetwork(const LookNetwork& other) : LookNetwork(other.m_with, other.m_weights) {}

LookNetwork::LookNetwork(Arithmetic arithmetic, std::shared_ptr<const Weights> weights)
    : m_with(arithmetic), m_weights(std::move(weights)) {
    for (const auto& [side, channels] :
         {std::pair{56, 32}, {56, 64}, {28, 64}, {28, 128}, {14, 128}, {14, 128}, {14, 256}, {7, 256}, {7, 512}}) {
        m_activations.emplace_back(side, channels);
    }
}

Look LookNetwork::read(const float* pixels) {
    auto& a = m_activations;
    m_weights->first.apply(m_with, m_work, pixels, a[0]);
    m_weights->entry0.apply(m_with, m_work, a[0], a[1], a[2]);
    m_weights->entry1.apply(m_with, m_work, a[2], a[3], a[4]);
    for (auto layer = m_weights->middle.begin(); layer != m_weights->middle.end(); layer += 3) {
        layer[0].apply(m_with, m_work, a[4], Into::Set, a[5]);
        layer[1].apply(m_with, m_work, a[5], Into::Set, a[5]);
        layer[2].apply(m_with, m_work, a[5], Into::Add, a[4]);
    }
    m_weights->exit.apply(m_with, m_work, a[4], a[6], a[7]);
    m_weights->last.apply(m_with, m_work, a[7], Into::SetRelu, a[8], SeparableConvolution::From::AsIs);
    const auto features = pooled(a[8]);
    const auto gender = m_weights->gender.apply(features);
    Look look;
    look.age = m_weights->age.apply(features)[0];
    look.logit = gender[0] - gender[1];
    look.masculine = 1 / (1 + std::exp(-look.logit));
    return look;
}

}  // namespace latentwalk::faces
