// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diagnosis/report.h"
#include "core/latent/progress.h"

namespace latentwalk {

// How far a picture of the built-in model is from the known one.
struct TestRender {
    std::string precision;  // "float32"
    std::string device;     // "CPU, 2 threads"
    double psnr = 0;        // dB for the range [-1, 1]; infinite for the same values
    double milliseconds = 0;
    double needed = 0;  // dB
};

// Looks at everything: program, libraries, machine, folders, the built-in model, and paints its face of seed 0 in each
// precision that the processor has. That face is held against `celeba-128.seed0.npy`, which lies beside the model: the
// raw output, (3, 128, 128), that pytorch_GAN_zoo made of the same weights. Counts the clipped pixels of more faces
// (clippedShare()). Changes nothing, uses no network, never
// throws for what it finds: that goes into Report::problems. Blocking, some seconds; tells before each of its steps.
Report diagnose(const TellProgress& tell = {});

}  // namespace latentwalk
