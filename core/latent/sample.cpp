// SPDX-License-Identifier: GPL-3.0-or-later
// "The same seed gives the same face as in Python" must hold to the last bit for the Torch that is installed. Where its
// arithmetic on this processor is known, a sampler of ours does the same in less time; elsewhere LibTorch is asked.
#include "core/latent/latent.h"
#include "core/latent/normals/normals.h"
#include "core/torch/torch_functions.h"

#include <stdexcept>

namespace latentwalk {

LatentBatch sampleBatch(std::uint64_t seed, std::int64_t count, std::int64_t latentSize, const Labels& labels,
                        const LabelChoice& choice) {
    if (count < 0 || latentSize <= 0 || labelComponents(labels) > latentSize) {
        throw std::invalid_argument("a batch of latents needs a count of at least 0 and a size of at least 1");
    }
    LatentBatch batch{count, latentSize, {}};
    if (const auto path = torchNormalPath()) {
        batch.values.resize(static_cast<std::size_t>(count * latentSize));
        sampleNormals(seed, batch.values, *path);
    } else {
        batch.values = torchFunctions().normals(seed, count * latentSize);
    }
    for (std::int64_t i = 0; i < count && !labels.empty(); ++i) {
        putLabels(std::span(batch.values)
                      .subspan(static_cast<std::size_t>(i * latentSize), static_cast<std::size_t>(latentSize)),
                  labels, choice);
    }
    return batch;
}

Latent sampleLatent(std::uint64_t seed, std::int64_t latentSize, const Labels& labels, const LabelChoice& choice) {
    return sampleBatch(seed, 1, latentSize, labels, choice).values;
}

}  // namespace latentwalk
