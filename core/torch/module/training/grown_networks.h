// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <string>

#include "core/torch/module/training/parameters.h"

// Generator and discriminator up to a scale, on the weights of all scales. In the generator's and the discriminator's
// images alpha > 0 is the weight of the scale before (Karras et al. 2018, figure 2).
namespace latentwalk::with_torch {

// Whether what is computed is recorded for derivatives by the weights.
enum class Learning { On, Off };

// Latents (N, latentSize) -> images (N, 3, R, R), R = 4 * 2^scale.
at::Tensor generated(const Parameters& weights, const at::Tensor& latents, int scale, double alpha, Learning learning);

// Whether a layer of the generator is there from this scale on.
bool joinsAt(const std::string& layer, int scale);

// Images (N, 3, R, R) -> (N, 1). Differentiable twice by the images.
at::Tensor judged(const Parameters& weights, const at::Tensor& images, int scale, double alpha, Learning learning);

// The batch's deviation as one channel more: (N, C, R, R) -> (N, C + 1, R, R). In groups of four, or of the whole batch
// where it is not divisible by four: of each feature and pixel the variance (unbiased, as pytorch_GAN_zoo has it) over
// the group, the root of it and 1e-8, and of all those the mean. Zero for a single image, whose variance is no number.
at::Tensor withDeviation(const at::Tensor& x);

// Whether two batches of `count` images can be judged as one: no group reaches over both.
bool judgedTogether(std::int64_t count);

// Real images while a scale fades in: alpha * upsampled(halved(x)) + (1 - alpha) * x.
at::Tensor fadedReals(const at::Tensor& images, double alpha);

}  // namespace latentwalk::with_torch
