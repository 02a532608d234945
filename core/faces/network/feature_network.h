// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/faces/network/convolution.h"

namespace latentwalk::faces {

// What the first blocks of a network for faces see in a picture: edges, then parts. Two pictures that differ little
// there look alike (src/faceRecognitionNet of the package, the residual blocks conv32, conv64 and conv128 of a ResNet).
// It keeps what it computed for the derivative. One thread at a time; the weights are shared by copies.
class FeatureNetwork {
public:
    static constexpr std::int64_t kSide = 150;
    // After the last block of 32, of 64 and of 128 channels: (35, 35, 32), (17, 17, 64), (8, 8, 128).
    static constexpr std::size_t kLevels = 3;
    using Features = std::array<FeatureMap, kLevels>;

    // `weights` are a network's of this kind. Throws std::invalid_argument where they are another's, or where
    // `arithmetic` is not there.
    explicit FeatureNetwork(const NetworkWeights& weights, Arithmetic arithmetic = Arithmetic());
    FeatureNetwork(const FeatureNetwork& other);
    FeatureNetwork& operator=(const FeatureNetwork&) = delete;
    ~FeatureNetwork();

    // `pixels` is (150, 150, 3), 0 ... 255. Stays as it is until the next call.
    const Features& forward(const float* pixels);
    // From the derivative of a loss by the features of the last forward(), of the same shapes, to that by its pixels,
    // (150, 150, 3). At the kink of a ReLU it is 0. Throws std::logic_error before a forward(), std::invalid_argument
    // where shapes differ.
    const std::vector<float>& backward(const Features& byFeatures);

private:
    struct Weights;
    struct State;

    Arithmetic m_with;
    std::shared_ptr<const Weights> m_weights;
    std::unique_ptr<State> m_state;
};

}  // namespace latentwalk::faces
