// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/checkpoint.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {

// What of an architecture is outside of what this program makes sense of, as the end of a sentence that a file's name
// begins ("has 12 scales; ..."); empty when all is well. The bounds keep every product of sizes far below 2^63.
std::string problemOf(const Architecture& architecture);

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

// The shape of a tensor by its layerName(), or null where there is no such tensor.
using ShapeSource = std::function<const std::vector<std::int64_t>*(const std::string&)>;

// What the shapes of a generator's tensors tell: latent size, depths and output channels; the rest stays as it is by
// default. Throws FileError naming `path` where they tell nothing; `owner` (" of its netG", or nothing) follows the
// name of a tensor.
Architecture architectureOf(const std::filesystem::path& path, const std::string& owner, const ShapeSource& shapeOf);

// Whether stored weights look like those of layers with an equalised learning rate: these begin with values of about 1
// and stay near that, plain ones begin with about sqrt(2 / fan_in). `weight` is a convolution's or a linear layer's.
bool looksEqualized(const WeightTensor& weight);

// Of a checkpoint whose file holds weights alone: what they do not show is taken to be as in pytorch_GAN_zoo by
// default, which Architecture's own defaults are, and Checkpoint::assumed says so. The equalised learning rate is read
// off the weights.
void assumeDefaults(Checkpoint& checkpoint);

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

// "(512, 512, 3, 3)", as Python writes it.
std::string shapeText(const std::vector<std::int64_t>& shape);

}  // namespace latentwalk
