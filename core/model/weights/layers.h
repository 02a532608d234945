// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk {

// One layer that an architecture demands: pytorch_GAN_zoo's name without ".module" and the weight's shape (the bias has
// as many values as the shape's first axis).
struct LayerSpec {
    std::string name;
    std::vector<std::int64_t> shape;
    bool optional = false;  // a head that no image needs
};

// Gives the weights of one layer, or nothing where an optional layer is missing.
using LayerSource = std::function<std::optional<LayerWeights>(const LayerSpec&)>;

// All layers of `architecture` in the order in which the network uses them, heads last.
std::vector<LayerSpec> layersOf(const Architecture& architecture);

// The fitted heads that a file may hold beside its layers, for every scale but the last: "fittedHeads.0" and so on, all
// optional. pytorch_GAN_zoo's GNet knows nothing of them, so they are no part of layersOf().
std::vector<LayerSpec> fittedHeadsOf(const Architecture& architecture);

// Asks `source` for every layer and puts them in their places. `source` answers for shapes and values.
GeneratorWeights assemble(const Architecture& architecture, const LayerSource& source);

struct NamedTensor {
    std::string name;  // as pytorch_GAN_zoo's GNet.state_dict() has it: "scaleLayers.0.1.module.weight"
    const WeightTensor* tensor;
};

// The tensors of `weights` in the order of layersOf(); fitted heads are not among them.
std::vector<NamedTensor> namedTensors(const Architecture& architecture, const GeneratorWeights& weights);

// The tensors of the fitted heads, where there are some: "fittedHeads.0.weight", "fittedHeads.0.bias" and so on.
std::vector<NamedTensor> namedFittedHeads(const GeneratorWeights& weights);

}  // namespace latentwalk
