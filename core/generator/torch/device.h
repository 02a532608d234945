// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace latentwalk {

// Physical cores that this process may use, at least 1 (hyper-threads of one core count once: they do not make
// convolutions faster).
int physicalCores();

// Threads that one forward pass uses on the CPU; 0 means physicalCores(). Process-wide: set before the first
// generate(). LibTorch starts with one thread on some systems.
void setThreads(int threads);
int threads();

// Process-wide, for CUDA: float32 is float32 (no TF32), and a shape is computed by the same algorithm every time.
void makeCudaRepeatable();

// Whether LibTorch can use a CUDA device here.
bool cudaAvailable();

}  // namespace latentwalk
