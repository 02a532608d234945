// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/generator.h"

namespace latentwalk {

// Multiply-adds of one image at `scale`, in the convolutions and the format layer.
struct Cost {
    double direct;  // as the network is written: 9 per output of a 3x3 convolution and input channel
    double ours;    // as the CPU's fast path computes it (core/generator/fast)
};
Cost costOf(const Architecture& architecture, int scale, Precision precision);

// What this machine's processor reaches in the matrix product that carries the fast path, with everything in the cache
// and `threads` threads, in multiply-adds a second: costOf().ours divided by it bounds the time of an image from below.
// Takes about a tenth of a second. Zero where there is no such arithmetic.
double multiplyRate(Precision precision, int threads);

}  // namespace latentwalk
