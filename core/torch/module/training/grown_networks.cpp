// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/training/grown_networks.h"

#include <string>

#include "core/torch/module/training/layer_function.h"

namespace latentwalk::with_torch {
namespace {

constexpr std::int64_t kGroup = 4;
constexpr double kDeviationFloor = 1e-8;

at::Tensor layer(const Parameters& weights, const std::string& name, const at::Tensor& x, bool leaky,
                 Learning learning) {
    const auto [weight, bias] = learning == Learning::On ? weights.at(name) : weights.still(name);
    return trainedLayer(x, weight, bias, leaky, weights.factors());
}

std::string scaleLayer(int scale, int which) {
    return "scaleLayers." + std::to_string(scale - 1) + "." + std::to_string(which);
}

at::Tensor doubled(const at::Tensor& x) {
    return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

at::Tensor halved(const at::Tensor& x) {
    return at::avg_pool2d(x, 2);
}

at::Tensor blended(const at::Tensor& before, const at::Tensor& now, double alpha) {
    return alpha * before + (1 - alpha) * now;
}

}  // namespace

at::Tensor generated(const Parameters& weights, const at::Tensor& latents, int scale, double alpha, Learning learning) {
    const auto normed = [&](const std::string& name, const at::Tensor& x) {
        return trainedPixelNorm(layer(weights, name, x, true, learning));
    };
    const auto head = [&](int at, const at::Tensor& x) {
        return layer(weights, "toRGBLayers." + std::to_string(at), x, false, learning);
    };
    at::Tensor x = layer(weights, "formatLayer", trainedPixelNorm(latents), true, learning);
    x = trainedPixelNorm(x.view({latents.size(0), -1, 4, 4}));
    x = normed("groupScale0.0", x);
    at::Tensor before;
    for (int i = 1; i <= scale; ++i) {
        if (i == scale && alpha > 0) {
            before = doubled(head(i - 1, x));
        }
        x = normed(scaleLayer(i, 1), normed(scaleLayer(i, 0), doubled(x)));
    }
    const at::Tensor image = head(scale, x);
    return before.defined() ? blended(before, image, alpha) : image;
}

bool joinsAt(const std::string& layer, int scale) {
    if (layer == "toRGBLayers." + std::to_string(scale)) {
        return true;
    }
    return scale > 0 ? layer == scaleLayer(scale, 0) || layer == scaleLayer(scale, 1)
                     : layer == "formatLayer" || layer == "groupScale0.0";
}

at::Tensor withDeviation(const at::Tensor& x) {
    const std::int64_t count = x.size(0), side = x.size(2);
    if (count < 2) {
        return at::cat({x, at::zeros_like(x.slice(1, 0, 1))}, 1);
    }
    const std::int64_t size = count % kGroup == 0 ? kGroup : count;
    const std::int64_t groups = count / size;
    const at::Tensor grouped = x.reshape({groups, size, x.size(1), side, side});
    const at::Tensor deviation = (grouped.var(1, true) + kDeviationFloor).sqrt().flatten(1).mean(1);
    const at::Tensor channel = deviation.view({groups, 1, 1, 1, 1}).expand({groups, size, 1, side, side});
    return at::cat({x, channel.reshape({count, 1, side, side})}, 1);
}

bool judgedTogether(std::int64_t count) {
    return count % kGroup == 0;
}

at::Tensor judged(const Parameters& weights, const at::Tensor& images, int scale, double alpha, Learning learning) {
    const auto leaky = [&](const std::string& name, const at::Tensor& x) {
        return layer(weights, name, x, true, learning);
    };
    const auto fromRgb = [&](int at, const at::Tensor& x) { return leaky("fromRGBLayers." + std::to_string(at), x); };
    at::Tensor x = fromRgb(scale, images);
    for (int i = scale; i > 0; --i) {
        x = halved(leaky(scaleLayer(i, 1), leaky(scaleLayer(i, 0), x)));
        if (i == scale && alpha > 0) {
            x = blended(fromRgb(i - 1, halved(images)), x, alpha);
        }
    }
    x = leaky("groupScaleZero.0", withDeviation(x));
    x = leaky("groupScaleZero.1", x.flatten(1));
    return layer(weights, "decisionLayer", x, false, learning);
}

at::Tensor fadedReals(const at::Tensor& images, double alpha) {
    return alpha > 0 ? blended(doubled(halved(images)), images, alpha) : images;
}

}  // namespace latentwalk::with_torch
