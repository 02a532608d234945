// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <array>
#include <cstdint>
#include <tuple>

// LibTorch's convolutions, which are oneDNN's on the processor. Those of its 3.7.2, which Debian 13 has, leave out
// channels where their number is no multiple of sixteen; that is tried once, and there they are filled up with zeros.
namespace latentwalk::with_torch {

// (N, C, H, W) by (out, C, k, k) and, where it is defined, (out); with so many zeros around it.
at::Tensor convolved(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t padding);

// Its derivatives by x, weight and bias, of which those are computed that are `wanted`; `by` is what comes from above.
std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionDerivatives(const at::Tensor& by, const at::Tensor& x,
                                                                      const at::Tensor& weight, std::int64_t padding,
                                                                      const std::array<bool, 3>& wanted);

}  // namespace latentwalk::with_torch
