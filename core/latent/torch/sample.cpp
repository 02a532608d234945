// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch's own sampler is used rather than a copy of it: PyTorch draws 16 components at a time with a vectorised
// Box-Muller whose last bits depend on its polynomial approximations, and "the same seed gives the same face as in
// Python" must hold for the Torch that is installed.
#include "core/latent/latent.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include <stdexcept>

namespace latentwalk {

LatentBatch sampleBatch(std::uint64_t seed, std::int64_t count, std::int64_t latentSize, const Labels& labels,
                        const LabelChoice& choice) {
    if (count < 0 || latentSize <= 0 || labelComponents(labels) > latentSize) {
        throw std::invalid_argument("a batch of latents needs a count of at least 0 and a size of at least 1");
    }
    const c10::InferenceMode inference;
    // A generator of our own: the process-wide one is shared between threads.
    const at::Generator generator = at::detail::createCPUGenerator(seed);
    const at::Tensor values = at::randn({count, latentSize}, generator, at::TensorOptions().dtype(at::kFloat));
    const float* first = values.data_ptr<float>();
    LatentBatch batch{count, latentSize, std::vector<float>(first, first + count * latentSize)};
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
