// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/random_checkpoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <stdexcept>
#include <string>

#include "core/model/weights/layers.h"

namespace latentwalk {
namespace {

WeightTensor normalTensor(const std::vector<std::int64_t>& shape, std::mt19937_64& random) {
    WeightTensor tensor{DType::Float32, shape, {}, {}};
    const auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(tensor.elementCount()));
    // Box-Muller rather than std::normal_distribution, whose numbers differ from library to library.
    for (float& value : *values) {
        const double u = (static_cast<double>(random() >> 11) + 1) / 9007199254740993.0;
        const double v = static_cast<double>(random() >> 11) / 9007199254740992.0;
        value = static_cast<float>(std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v));
    }
    tensor.bytes = std::as_bytes(std::span(*values));
    tensor.owner = values;
    return tensor;
}

}  // namespace

Checkpoint randomCheckpoint(const Architecture& architecture, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    Checkpoint checkpoint;
    checkpoint.title = "Random weights, " + std::to_string(architecture.fullResolution()) + "×" +
                       std::to_string(architecture.fullResolution());
    checkpoint.architecture = architecture;
    checkpoint.average = assemble(architecture, [&random](const LayerSpec& layer) {
        return LayerWeights{normalTensor(layer.shape, random), normalTensor({layer.shape[0]}, random)};
    });
    return checkpoint;
}

Architecture publishedArchitecture(std::int64_t resolution) {
    static constexpr std::int64_t kDepths[] = {512, 512, 512, 512, 256, 128, 64, 32, 16};
    Architecture architecture;
    architecture.latentSize = 512;
    for (const std::int64_t depth : kDepths) {
        architecture.depths.push_back(depth);
        if (architecture.fullResolution() == resolution) {
            return architecture;
        }
    }
    throw std::invalid_argument("published resolutions are 4, 8, 16, ... 1024");
}

}  // namespace latentwalk
