// SPDX-License-Identifier: GPL-3.0-or-later
// In place of cuda_recorder.cpp where LibTorch has no CUDA.
#include "core/generator/card/graphs.h"

namespace latentwalk {

std::unique_ptr<GraphRecorder> makeCudaRecorder() {
    return nullptr;
}

}  // namespace latentwalk
