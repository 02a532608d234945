// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/training/layer_function.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>
#include <stdexcept>
#include <tuple>

#include "core/torch/module/convolutions.h"

namespace latentwalk::with_torch {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::variable_list;

constexpr double kPixelNormFloor = 1e-8;
constexpr double kMostRounding = 0.02;  // of bfloat16's eight bits, relative

bool isLinear(const at::Tensor& weight) {
    return weight.dim() == 2;
}

// sqrt(2 / fan_in) (Karras et al. 2018, section 4.1).
double trainedFactor(const at::Tensor& weight) {
    return std::sqrt(2.0 * static_cast<double>(weight.size(0)) / static_cast<double>(weight.numel()));
}

std::int64_t paddingOf(const at::Tensor& weight) {
    return (weight.size(2) - 1) / 2;
}

// What a layer's factors are rounded to: those of linear layers and of 1x1 convolutions, which are little work and
// stand where images come in and go out, stay as they are.
at::ScalarType factorsOf(const at::Tensor& weight, at::ScalarType factors) {
    return isLinear(weight) || weight.size(2) == 1 ? at::kFloat : factors;
}

// The weight is scaled and not what comes out: it has fewer values. Factors are of one type; what comes out is float32.
at::Tensor affine(const at::Tensor& x, const at::Tensor& scaledWeight, const at::Tensor& scaledBias) {
    if (isLinear(scaledWeight)) {
        return scaledBias.defined() ? at::addmm(scaledBias, x, scaledWeight.t()) : x.mm(scaledWeight.t());
    }
    const std::int64_t padding = paddingOf(scaledWeight);
    if (x.scalar_type() == at::kFloat) {
        return convolved(x, scaledWeight, scaledBias, padding);
    }
    const at::Tensor y = convolved(x, scaledWeight, {}, padding).to(at::kFloat);
    return scaledBias.defined() ? y + scaledBias.view({1, -1, 1, 1}) : y;
}

// The derivative by the weight and, where `bias`, by the bias; of convolutions by x as well, where `input`.
std::tuple<at::Tensor, at::Tensor, at::Tensor> derivatives(const at::Tensor& by, const at::Tensor& x,
                                                           const at::Tensor& scaledWeight, bool input, bool weight,
                                                           bool bias) {
    if (isLinear(scaledWeight)) {
        return {input ? by.mm(scaledWeight) : at::Tensor(), weight ? by.t().mm(x) : at::Tensor(),
                bias ? by.sum(0) : at::Tensor()};
    }
    if (x.scalar_type() == at::kFloat) {
        return convolutionDerivatives(by, x, scaledWeight, paddingOf(scaledWeight), {input, weight, bias});
    }
    const auto wide = [](const at::Tensor& one) { return one.defined() ? one.to(at::kFloat) : one; };
    const auto [byInput, byWeight, none] = convolutionDerivatives(by.to(x.scalar_type()), x, scaledWeight,
                                                                  paddingOf(scaledWeight), {input, weight, false});
    return {wide(byInput), wide(byWeight), bias ? by.sum({0, 2, 3}) : at::Tensor()};
}

at::Tensor throughLeak(const at::Tensor& by, const at::Tensor& y, bool leaky) {
    return leaky ? at::leaky_relu_backward(by.contiguous(), y, kTrainedLeak, true) : by.contiguous();
}

// The derivative by x as a function of what comes from above (`by`) and of the weight: linear in both, and where the
// leaky ReLU bends is measured by nobody.
class InputDerivative : public Function<InputDerivative> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& by, const at::Tensor& y,
                              const at::Tensor& weight, const at::Tensor& x, bool leaky) {
        const at::Tensor before = throughLeak(by, y, leaky);
        const at::Tensor scaled = (weight.detach() * trainedFactor(weight)).to(x.scalar_type());
        context->save_for_backward({before, y, weight, scaled});
        context->saved_data["leaky"] = leaky;
        return std::get<0>(derivatives(before, x, scaled, true, false, false));
    }

    static variable_list backward(AutogradContext* context, variable_list second) {
        if (c10::GradMode::is_enabled()) {
            throw std::logic_error("a layer is differentiated twice at most");
        }
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &before = saved[0], &y = saved[1], &weight = saved[2], &scaled = saved[3];
        const at::Tensor tangent = second[0].contiguous().to(scaled.scalar_type());
        const at::Tensor by = throughLeak(affine(tangent, scaled, {}), y, context->saved_data["leaky"].toBool());
        at::Tensor byWeight;
        if (weight.requires_grad()) {
            byWeight = std::get<1>(derivatives(before, tangent, scaled, false, true, false)) * trainedFactor(weight);
        }
        return {by, at::Tensor(), byWeight, at::Tensor(), at::Tensor()};
    }
};

class TrainedLayer : public Function<TrainedLayer> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                              const at::Tensor& bias, bool leaky, at::ScalarType factors) {
        const double factor = trainedFactor(weight);
        const at::ScalarType type = factorsOf(weight, factors);
        const at::Tensor scaled = (weight.detach() * factor).to(type), rounded = x.detach().to(type);
        at::Tensor y = affine(rounded, scaled, bias * factor);
        if (leaky) {
            at::leaky_relu_(y, kTrainedLeak);
        }
        context->save_for_backward({rounded, weight, scaled, y});
        context->saved_data["leaky"] = leaky;
        context->saved_data["byInput"] = x.requires_grad();
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list above) {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], &scaled = saved[2], &y = saved[3];
        const bool leaky = context->saved_data["leaky"].toBool();
        if (c10::GradMode::is_enabled()) {
            return {InputDerivative::apply(above[0], y.detach(), weight, x, leaky), at::Tensor(), at::Tensor(),
                    at::Tensor(), at::Tensor()};
        }
        const double factor = trainedFactor(weight);
        const at::Tensor before = throughLeak(above[0], y, leaky);
        const bool weights = weight.requires_grad();
        auto [byInput, byWeight, byBias] =
            derivatives(before, x, scaled, context->saved_data["byInput"].toBool(), weights, weights);
        if (weights) {
            byWeight.mul_(factor);
            byBias.mul_(factor);
        }
        return {byInput, byWeight, byBias, at::Tensor(), at::Tensor()};
    }
};

class TrainedPixelNorm : public Function<TrainedPixelNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x) {
        const at::Tensor factor = (x.square().mean(1, true) + kPixelNormFloor).rsqrt_();
        const at::Tensor y = x * factor;
        context->save_for_backward({y, factor});
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list above) {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &y = saved[0], &factor = saved[1];
        return {(above[0] - y * (above[0] * y).mean(1, true)).mul_(factor)};
    }
};

}  // namespace

at::Tensor trainedLayer(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool leaky,
                        at::ScalarType factors) {
    return TrainedLayer::apply(x, weight, bias, leaky, factors);
}

bool multipliesInBfloat16(at::Device device) {
    const c10::InferenceMode still;
    // Channels as the layer behind the batch's deviation has them: that many is what some LibTorch gets wrong.
    const at::Tensor x = at::arange(4 * 17 * 8 * 8, at::kFloat).mul_(0.7).sin_().reshape({4, 17, 8, 8}).to(device);
    const at::Tensor weight = at::arange(16 * 17 * 9, at::kFloat).mul_(0.3).cos_().reshape({16, 17, 3, 3}).to(device);
    const at::Tensor by = at::arange(4 * 16 * 8 * 8, at::kFloat).mul_(0.9).cos_().reshape({4, 16, 8, 8}).to(device);
    const auto all = [&](at::ScalarType type) {
        const at::Tensor here = x.to(type), factor = weight.to(type);
        const auto [byInput, byWeight, byBias] = derivatives(by, here, factor, true, true, true);
        return at::cat({affine(here, factor, {}).flatten(), byInput.flatten(), byWeight.flatten(), byBias});
    };
    try {
        const at::Tensor exact = all(at::kFloat);
        return ((all(at::kBFloat16) - exact).norm() / exact.norm()).item<double>() < kMostRounding;
    } catch (const c10::Error&) {
        return false;
    }
}

at::Tensor trainedPixelNorm(const at::Tensor& x) {
    return TrainedPixelNorm::apply(x);
}

}  // namespace latentwalk::with_torch
