// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/latent/latent.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk::test {

// A format layer alone, which sees few directions of its latents well, as trained ones do: all that breeding looks at.
// Columns fall like 8 / (1 + i / 6) towards a plateau of 1, and each output mixes all of them.
struct SeenWeights {
    explicit SeenWeights(std::int64_t latentSize = 96, Labels labels = {}) {
        architecture.latentSize = latentSize;
        architecture.depths = {16};
        architecture.labels = std::move(labels);
        constexpr std::int64_t kOutputs = 256;
        const auto values = std::make_shared<std::vector<float>>(sampleLatent(4711, kOutputs * latentSize));
        for (std::size_t i = 0; i < values->size(); ++i) {
            const auto column = static_cast<float>(i % static_cast<std::size_t>(latentSize));
            (*values)[i] *= 1 + 7 / (1 + column / 6);
        }
        weights.format.weight = {DType::Float32, {kOutputs, latentSize}, std::as_bytes(std::span(*values)), values};
    }

    Architecture architecture;
    GeneratorWeights weights;
};

}  // namespace latentwalk::test
