// LibTorch's own sampler is used rather than a copy of it: PyTorch draws 16 components at a time with a vectorised
// Box-Muller whose last bits depend on its polynomial approximations, and "the same seed gives the same face as in
// Python" must hold for the Torch that is installed.
#include "core/latent/latent.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include <stdexcept>

namespace latentwalk {

LatentBatch sampleBatch(std::uint64_t seed, std::int64_t count, std::int64_t latentSize) {
    if (count < 0 || latentSize <= 0) {
        throw std::invalid_argument("a batch of latents needs a count of at least 0 and a size of at least 1");
    }
    const c10::InferenceMode inference;
    // A generator of our own: the process-wide one is shared between threads.
    const at::Generator generator = at::detail::createCPUGenerator(seed);
    const at::Tensor values = at::randn({count, latentSize}, generator, at::TensorOptions().dtype(at::kFloat));
    const float* first = values.data_ptr<float>();
    return {count, latentSize, std::vector<float>(first, first + count * latentSize)};
}

Latent sampleLatent(std::uint64_t seed, std::int64_t latentSize) {
    return sampleBatch(seed, 1, latentSize).values;
}

}  // namespace latentwalk
