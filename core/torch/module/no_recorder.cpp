// SPDX-License-Identifier: GPL-3.0-or-later
// In place of cuda_recorder.cpp where LibTorch has no CUDA.
#include "core/torch/module/functions.h"

namespace latentwalk::with_torch {

std::unique_ptr<GraphRecorder> cudaRecorder() {
    return nullptr;
}

}  // namespace latentwalk::with_torch
