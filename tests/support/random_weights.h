// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/generator/generator.h"
#include "core/latent/latent.h"

namespace latentwalk::test {

// Random weights in the shapes that `architecture` demands.
class RandomWeights {
public:
    // Standard normal, as equalised learning rate wants them, or scaled by sqrt(2 / fan_in) (He et al. 2015), as plain
    // layers do.
    enum class Size { One, OfHe };

    explicit RandomWeights(const Architecture& architecture, Size size = Size::One) : m_size(size) {
        const auto& depths = architecture.depths;
        weights.format = layer({16 * depths[0], architecture.latentSize});
        weights.scale0 = layer({depths[0], depths[0], 3, 3});
        weights.heads.push_back(layer({architecture.outputChannels, depths[0], 1, 1}));
        for (std::size_t i = 1; i < depths.size(); ++i) {
            weights.scales.push_back({layer({depths[i], depths[i - 1], 3, 3}), layer({depths[i], depths[i], 3, 3})});
            weights.heads.push_back(layer({architecture.outputChannels, depths[i], 1, 1}));
        }
    }

    GeneratorWeights weights;

private:
    WeightTensor tensor(const std::vector<std::int64_t>& shape, std::int64_t fanIn) {
        std::int64_t count = 1;
        for (const std::int64_t size : shape) {
            count *= size;
        }
        const auto values = std::make_shared<std::vector<float>>(sampleLatent(m_seed++, count));
        if (m_size == Size::OfHe) {
            const float factor = std::sqrt(2.0F / static_cast<float>(fanIn));
            std::ranges::transform(*values, values->begin(), [factor](float value) { return factor * value; });
        }
        return {DType::Float32, shape, std::as_bytes(std::span(*values)), values};
    }
    LayerWeights layer(const std::vector<std::int64_t>& shape) {
        std::int64_t fanIn = 1;
        for (std::size_t i = 1; i < shape.size(); ++i) {
            fanIn *= shape[i];
        }
        return {tensor(shape, fanIn), tensor({shape[0]}, fanIn)};
    }

    Size m_size;
    std::uint64_t m_seed = 100;
};

}  // namespace latentwalk::test
