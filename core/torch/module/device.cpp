// SPDX-License-Identifier: GPL-3.0-or-later

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include "core/torch/module/functions.h"

namespace latentwalk::with_torch {

TorchFacts facts() {
    return {TORCH_VERSION, at::get_mkldnn_version(), at::get_openmp_version()};
}

bool hasCuda() {
    return at::globalContext().hasCUDA();
}

void useThreads(int threads) {
    if (at::get_num_threads() != threads) {
        at::set_num_threads(threads);
    }
}

void makeCudaRepeatable() {
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setBenchmarkCuDNN(false);
    at::globalContext().setDeterministicCuDNN(true);
}

}  // namespace latentwalk::with_torch
