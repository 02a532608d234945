// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/convolutions.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace latentwalk::with_torch {
namespace {

constexpr double kRounding = 1e-3;

// Values of either sign that are all different; large enough for a rounding to be small beside a channel.
at::Tensor someValues(at::IntArrayRef shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return at::arange(count, at::kFloat).mul_(0.7).sin_().reshape(shape);
}

// LibTorch leaves doubles to no library.
bool isRight(std::int64_t channels) {
    const at::Tensor x = someValues({4, channels, 4, 4}), weight = someValues({16, channels, 3, 3});
    const at::Tensor here = at::conv2d(x, weight, {}, 1, 1);
    const at::Tensor exact = at::conv2d(x.to(at::kDouble), weight.to(at::kDouble), {}, 1, 1);
    return (here.to(at::kDouble) - exact).abs().max().item<double>() < kRounding;
}

}  // namespace

bool convolutionsAreRight() {
    const c10::NoGradGuard still;
    return isRight(17) && isRight(65);
}

void leaveWrongConvolutions() {
    if (!convolutionsAreRight()) {
        at::globalContext().setUserEnabledMkldnn(false);
    }
}

}  // namespace latentwalk::with_torch
