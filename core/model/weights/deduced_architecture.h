// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/model/weights/checkpoint.h"

// What a generator's weights tell of its architecture where nothing else does.
namespace latentwalk {

// The shape of a tensor by its layerName(), or null where there is no such tensor.
using ShapeSource = std::function<const std::vector<std::int64_t>*(const std::string&)>;

// What the shapes of a generator's tensors tell: latent size, depths and output channels; the rest stays as it is by
// default. Throws FileError naming `path` where they tell nothing; `owner` is whose tensors they are ("netG"), or
// empty.
Architecture architectureOf(const std::filesystem::path& path, const std::string& owner, const ShapeSource& shapeOf);

// Whether stored weights look like those of layers with an equalised learning rate: these begin with values of about 1
// and stay near that, plain ones begin with about sqrt(2 / fan_in). `weight` is a convolution's or a linear layer's.
bool looksEqualized(const WeightTensor& weight);

// Of a checkpoint whose file holds weights alone: what they do not show is taken to be as in pytorch_GAN_zoo by
// default, which Architecture's own defaults are, and Checkpoint::assumed says so. The equalised learning rate is read
// off the weights.
void assumeDefaults(Checkpoint& checkpoint);

}  // namespace latentwalk
