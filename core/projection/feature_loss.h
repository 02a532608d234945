// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/faces/network/feature_network.h"
#include "core/picture/images.h"
#include "core/projection/crop.h"

namespace latentwalk::projection {

// The features that come with Latentwalk, beside the built-in model; read once, kept while somebody has them. Throws
// FileError, naming the place, where they are not there.
std::shared_ptr<const faces::FeatureNetwork> builtInFeatures();

// How differently two faces look to a network: the sum over its three levels of the mean square of the difference over
// the mean square of the target's features. It sees what CelebA's pictures show of a face (of 128x128 pixels those from
// (5, 20) to (120, 135)) in 150x150 pixels, clamped to [-1, 1]. One thread at a time.
class FeatureLoss {
public:
    // (1, C, R, R), C 1 or 3.
    FeatureLoss(const faces::FeatureNetwork& network, const Images& target);

    // The loss of `image`, of the target's shape; `weight` times its derivative by each value is added to `byImage`.
    // Some ten milliseconds. Throws std::invalid_argument where sizes differ.
    double add(const Images& image, double weight, std::span<float> byImage);

private:
    const faces::FeatureNetwork::Features& featuresOf(const Images& image);

    faces::FeatureNetwork m_network;
    std::int64_t m_channels;
    std::int64_t m_side;
    Crop m_crop;
    std::vector<float> m_clamped;
    std::vector<float> m_pixels;
    std::vector<float> m_byPixels;
    faces::FeatureNetwork::Features m_target;
    faces::FeatureNetwork::Features m_gradient;
};

}  // namespace latentwalk::projection
