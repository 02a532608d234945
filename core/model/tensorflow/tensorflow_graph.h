// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/tensorflow/tensorflow_weights.h"

namespace latentwalk {

// One convolution as the graph of a Progressive GAN uses it: names of its kernel and its bias.
struct TensorFlowLayer {
    std::string kernel;
    std::string bias;
    bool upsampled = false;  // the image is doubled in size before it
};

// What a graph that computes a Progressive GAN's image consists of, from the latent on.
struct TensorFlowNetwork {
    TensorFlowLayer format;               // 4x4 over the padded 1x1 input
    std::vector<TensorFlowLayer> layers;  // 3x3, each followed by leaky ReLU and pixelnorm
    TensorFlowLayer head;                 // 1x1, followed by the output stage (tensorflow_stage.h)
    float headOffset = 0;                 // added to the head's bias, it makes middle grey 0
    bool tanh = false;                    // the image goes through tanh
    float leak = 0;
};

// Follows the graph ("modelTopology" of a model.json) from its output back to the latent. Every operation and every
// constant has to be the one that the network has; anything else is a FileError naming the node.
TensorFlowNetwork followGraph(const std::filesystem::path& path, const nlohmann::json& topology,
                              const TensorFlowWeights& weights);

}  // namespace latentwalk
