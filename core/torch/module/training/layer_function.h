// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

namespace latentwalk::with_torch {

// Slope of the leaky ReLU below zero.
inline constexpr double kTrainedLeak = 0.2;

// A layer with equalised learning rate: factor * (weight * x + bias), then a leaky ReLU where `leaky`. The weight is
// (out, in, k, k) for a convolution that keeps the size, or (out, in) for a linear layer; factor = sqrt(2 / fan_in).
//
// Its derivatives are our own. That of the derivative by x, which a penalty on gradients needs, is one convolution and
// one derivative by the weight: LibTorch convolves with kernels as large as the image there and takes four times as
// long. Nothing else is differentiable twice: under a grad mode that records (create_graph) only the derivative by x is
// given, and its own derivatives are those by what came in from above and by the weight.
//
// `factors` is what is multiplied in a convolution of more than one pixel, forth and back: kFloat, or kBFloat16, to
// which its factors are rounded and in which its products come; all else, and what goes in and out, is float32.
at::Tensor trainedLayer(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool leaky,
                        at::ScalarType factors = at::kFloat);

// Whether convolutions of the device give in bfloat16 what they give in float32, but for rounding, forth and back.
bool multipliesInBfloat16(at::Device device);

// x / sqrt(mean over channels of x^2 + 1e-8) for (N, C, ...); differentiable once.
at::Tensor trainedPixelNorm(const at::Tensor& x);

}  // namespace latentwalk::with_torch
