// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/training/layer_function.h"

#include <c10/core/GradMode.h>
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

// The weight is scaled and not what comes out: it has fewer values.
at::Tensor affine(const at::Tensor& x, const at::Tensor& scaledWeight, const at::Tensor& scaledBias) {
    if (isLinear(scaledWeight)) {
        return scaledBias.defined() ? at::addmm(scaledBias, x, scaledWeight.t()) : x.mm(scaledWeight.t());
    }
    return convolved(x, scaledWeight, scaledBias, paddingOf(scaledWeight));
}

// The derivative by the weight and, where `bias`, by the bias; of convolutions by x as well, where `input`.
std::tuple<at::Tensor, at::Tensor, at::Tensor> derivatives(const at::Tensor& by, const at::Tensor& x,
                                                           const at::Tensor& scaledWeight, bool input, bool weight,
                                                           bool bias) {
    if (isLinear(scaledWeight)) {
        return {input ? by.mm(scaledWeight) : at::Tensor(), weight ? by.t().mm(x) : at::Tensor(),
                bias ? by.sum(0) : at::Tensor()};
    }
    return convolutionDerivatives(by, x, scaledWeight, paddingOf(scaledWeight), {input, weight, bias});
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
        const at::Tensor scaled = weight.detach() * trainedFactor(weight);
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
        const at::Tensor tangent = second[0].contiguous();
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
                              const at::Tensor& bias, bool leaky) {
        const double factor = trainedFactor(weight);
        const at::Tensor scaled = weight.detach() * factor;
        at::Tensor y = affine(x, scaled, bias * factor);
        if (leaky) {
            at::leaky_relu_(y, kTrainedLeak);
        }
        context->save_for_backward({x, weight, scaled, y});
        context->saved_data["leaky"] = leaky;
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list above) {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], &scaled = saved[2], &y = saved[3];
        const bool leaky = context->saved_data["leaky"].toBool();
        if (c10::GradMode::is_enabled()) {
            return {InputDerivative::apply(above[0], y.detach(), weight, x.detach(), leaky), at::Tensor(), at::Tensor(),
                    at::Tensor()};
        }
        const double factor = trainedFactor(weight);
        const at::Tensor before = throughLeak(above[0], y, leaky);
        const bool weights = weight.requires_grad();
        auto [byInput, byWeight, byBias] = derivatives(before, x, scaled, x.requires_grad(), weights, weights);
        if (weights) {
            byWeight.mul_(factor);
            byBias.mul_(factor);
        }
        return {byInput, byWeight, byBias, at::Tensor()};
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

at::Tensor trainedLayer(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool leaky) {
    return TrainedLayer::apply(x, weight, bias, leaky);
}

at::Tensor trainedPixelNorm(const at::Tensor& x) {
    return TrainedPixelNorm::apply(x);
}

}  // namespace latentwalk::with_torch
