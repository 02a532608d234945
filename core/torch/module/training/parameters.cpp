// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/training/parameters.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>
#include <span>
#include <stdexcept>

namespace latentwalk::with_torch {
namespace {

constexpr double kFirstDecay = 0.0;
constexpr double kSecondDecay = 0.99;
constexpr double kAdamFloor = 1e-8;

}  // namespace

Parameters::Parameters(const std::vector<LayerSpec>& layers, at::Device device, bool learns, at::ScalarType factors)
    : m_factors(factors) {
    std::int64_t all = 0;
    const auto add = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
        const std::int64_t count = std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
        m_pieces.push_back({name, shape, all, count});
        all += count;
    };
    for (const LayerSpec& layer : layers) {
        add(layer.name + ".weight", layer.shape);
        add(layer.name + ".bias", {layer.shape[0]});
    }
    const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
    m_values = at::zeros({all}, options);
    if (learns) {
        m_gradients = at::zeros({all}, options);
        m_first = at::zeros({all}, options);
        m_second = at::zeros({all}, options);
    }
    const auto view = [&](const at::Tensor& of, const Piece& piece) {
        return of.slice(0, piece.begin, piece.begin + piece.count).view(piece.shape);
    };
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Layer layer{view(m_values, m_pieces[2 * i]).detach(), view(m_values, m_pieces[2 * i + 1]).detach()};
        if (learns) {
            layer.weight.set_requires_grad(true);
            layer.bias.set_requires_grad(true);
            layer.weight.mutable_grad() = view(m_gradients, m_pieces[2 * i]).detach();
            layer.bias.mutable_grad() = view(m_gradients, m_pieces[2 * i + 1]).detach();
        }
        m_layers.emplace(layers[i].name, std::move(layer));
    }
}

Parameters::Layer Parameters::still(const std::string& name) const {
    const Layer& layer = at(name);
    return {layer.weight.detach(), layer.bias.detach()};
}

void Parameters::sumGradients(training::TrainingGroup& group) {
    const at::NoGradGuard still;
    const at::Tensor here = m_gradients.to(at::kCPU);  // itself, on the processor
    group.sum(std::span(here.data_ptr<float>(), static_cast<std::size_t>(here.numel())));
    if (!here.is_same(m_gradients)) {
        m_gradients.copy_(here);
    }
}

void Parameters::adamStep(double rate, std::int64_t step) {
    const at::NoGradGuard still;
    const double firstLeft = 1.0 - std::pow(kFirstDecay, static_cast<double>(step));
    const double secondLeft = 1.0 - std::pow(kSecondDecay, static_cast<double>(step));
    m_first.mul_(kFirstDecay).add_(m_gradients, 1 - kFirstDecay);
    m_second.mul_(kSecondDecay).addcmul_(m_gradients, m_gradients, 1 - kSecondDecay);
    const at::Tensor divisor = m_second.sqrt().div_(std::sqrt(secondLeft)).add_(kAdamFloor);
    m_values.addcdiv_(m_first, divisor, -rate / firstLeft);
}

void Parameters::forgetMoments() {
    m_first.zero_();
    m_second.zero_();
}

void Parameters::follow(const Parameters& other, double decay) {
    const at::NoGradGuard still;
    m_values.mul_(decay).add_(other.m_values, 1 - decay);
}

void Parameters::follow(const Parameters& other, double decay, double youngDecay,
                        const std::function<bool(const std::string&)>& isYoung) {
    const at::NoGradGuard still;
    for (const Piece& piece : m_pieces) {
        const double keeps = isYoung(piece.name.substr(0, piece.name.rfind('.'))) ? youngDecay : decay;
        const auto part = [&](const at::Tensor& of) { return of.slice(0, piece.begin, piece.begin + piece.count); };
        part(m_values).mul_(keeps).add_(part(other.m_values), 1 - keeps);
    }
}

void Parameters::append(std::vector<training::NamedArray>& arrays, const std::string& part,
                        const at::Tensor& all) const {
    const at::Tensor here = all.to(at::kCPU);
    const float* const values = here.data_ptr<float>();
    for (const Piece& piece : m_pieces) {
        arrays.push_back({part + "/" + piece.name, piece.shape,
                          std::vector<float>(values + piece.begin, values + piece.begin + piece.count)});
    }
}

void Parameters::appendTo(std::vector<training::NamedArray>& arrays, const std::string& part) const {
    append(arrays, part, m_values);
}

void Parameters::appendMomentsTo(std::vector<training::NamedArray>& arrays, const std::string& part,
                                 bool second) const {
    append(arrays, part + std::string(second ? training::kSecondMoment : training::kFirstMoment),
           second ? m_second : m_first);
}

bool Parameters::copyFrom(const std::vector<training::NamedArray>& arrays, const std::string& part,
                          at::Tensor& all) const {
    at::Tensor here = at::zeros(all.sizes(), at::kFloat);
    bool any = false;
    for (const Piece& piece : m_pieces) {
        const training::NamedArray* const array = find(arrays, part + "/" + piece.name);
        if (array == nullptr) {
            continue;
        }
        if (static_cast<std::int64_t>(array->values.size()) != piece.count) {
            throw std::logic_error("an array of another size than its layer's");
        }
        std::ranges::copy(array->values, here.data_ptr<float>() + piece.begin);
        any = true;
    }
    const at::NoGradGuard still;
    all.copy_(here);
    return any;
}

void Parameters::take(const std::vector<training::NamedArray>& arrays, const std::string& part) {
    if (!copyFrom(arrays, part, m_values)) {
        throw std::logic_error("no arrays for a part of a training");
    }
    if (m_first.defined()) {
        copyFrom(arrays, part + std::string(training::kFirstMoment), m_first);
        copyFrom(arrays, part + std::string(training::kSecondMoment), m_second);
    }
}

}  // namespace latentwalk::with_torch
