// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

namespace latentwalk::with_torch {

std::vector<float> normals(std::uint64_t seed, std::int64_t count) {
    const c10::InferenceMode inference;
    // A generator of our own: the process-wide one is shared between threads.
    const at::Generator generator = at::detail::createCPUGenerator(seed);
    const at::Tensor values = at::randn({count}, generator, at::TensorOptions().dtype(at::kFloat));
    const float* first = values.data_ptr<float>();
    return {first, first + count};
}

}  // namespace latentwalk::with_torch
