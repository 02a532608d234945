// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/convolutions.h"

#include <c10/core/InferenceMode.h>

namespace latentwalk::with_torch {
namespace {

constexpr std::int64_t kBlock = 16;
constexpr double kRounding = 1e-3;

// Values of either sign that are all different, beside whose products a rounding is small.
at::Tensor someValues(at::IntArrayRef shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return at::arange(count, at::kFloat).mul_(0.7).sin_().reshape(shape);
}

// LibTorch convolves doubles by itself.
bool isRight(std::int64_t channels) {
    const c10::InferenceMode still;
    const at::Tensor x = someValues({4, channels, 4, 4}), weight = someValues({16, channels, 3, 3});
    const at::Tensor here = at::conv2d(x, weight, {}, 1, 1);
    const at::Tensor exact = at::conv2d(x.to(at::kDouble), weight.to(at::kDouble), {}, 1, 1);
    return (here.to(at::kDouble) - exact).abs().max().item<double>() < kRounding;
}

// By how many channels they have to be more to be computed rightly.
std::int64_t lacking(std::int64_t channels, const at::Tensor& x) {
    static const bool kRight = isRight(17) && isRight(65);
    return kRight || !x.is_cpu() ? 0 : (kBlock - channels % kBlock) % kBlock;
}

// With zeros behind so many of the first two dimensions.
at::Tensor filled(const at::Tensor& x, std::int64_t first, std::int64_t second) {
    return first + second > 0 ? at::constant_pad_nd(x, {0, 0, 0, 0, 0, second, 0, first}) : x;
}

}  // namespace

at::Tensor convolved(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t padding) {
    const std::int64_t in = lacking(weight.size(1), x), out = lacking(weight.size(0), x);
    if (in + out == 0) {
        return at::conv2d(x, weight, bias, 1, padding);
    }
    const at::Tensor wide =
        at::conv2d(filled(x, 0, in), filled(weight, out, in),
                   bias.defined() && out > 0 ? at::constant_pad_nd(bias, {0, out}) : bias, 1, padding);
    return wide.slice(1, 0, weight.size(0)).contiguous();
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionDerivatives(const at::Tensor& by, const at::Tensor& x,
                                                                      const at::Tensor& weight, std::int64_t padding,
                                                                      const std::array<bool, 3>& wanted) {
    const std::int64_t in = lacking(weight.size(1), x), out = lacking(weight.size(0), x);
    const std::int64_t biasSize[] = {weight.size(0) + out};
    const std::int64_t ones[] = {1, 1}, paddings[] = {padding, padding}, zeros[] = {0, 0};
    auto [byX, byWeight, byBias] =
        at::convolution_backward(filled(by, 0, out), filled(x, 0, in), filled(weight, out, in),
                                 at::IntArrayRef(biasSize), ones, paddings, ones, false, zeros, 1, wanted);
    if (byX.defined() && in > 0) {
        byX = byX.slice(1, 0, weight.size(1)).contiguous();
    }
    if (byWeight.defined() && in + out > 0) {
        byWeight = byWeight.slice(0, 0, weight.size(0)).slice(1, 0, weight.size(1)).contiguous();
    }
    if (byBias.defined() && out > 0) {
        byBias = byBias.slice(0, 0, weight.size(0)).contiguous();
    }
    return {byX, byWeight, byBias};
}

}  // namespace latentwalk::with_torch
