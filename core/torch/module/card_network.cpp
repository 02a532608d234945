// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/card_network.h"

#include "core/torch/module/convolutions.h"

namespace latentwalk::with_torch {

CardNetwork::CardNetwork(const Architecture& architecture, const GeneratorWeights& weights, at::Device device,
                         at::ScalarType type, bool rounded)
    : m_architecture(architecture),
      m_device(device),
      m_type(type),
      m_rounded(rounded),
      m_layers(weights, [this](const LayerWeights& layer) { return layerOf(layer); }) {}

CardNetwork::Layer CardNetwork::layerOf(const LayerWeights& source) const {
    const double factor = equalizedFactor(m_architecture, source.weight);
    at::Tensor weight = held((toTensor(source.weight) * factor).to(m_device, m_type));
    if (weight.dim() == 4) {
        weight = weight.contiguous(at::MemoryFormat::ChannelsLast);
    }
    return {weight, held((toTensor(source.bias) * factor).to(m_device, m_type))};
}

at::Tensor CardNetwork::held(const at::Tensor& x) const {
    return m_rounded ? x.to(at::kHalf).to(at::kFloat) : x;
}

// Karras et al. 2018, section 4.2, over the channels. One pass that reads and sums, one that scales.
at::Tensor CardNetwork::normalized(const at::Tensor& x) const {
    if (!m_architecture.pixelNorm) {
        return x;
    }
    const at::Tensor squares = x.norm(2, {1}, true, at::kFloat).square();
    const at::Tensor factor = (squares / static_cast<double>(x.size(1)) + 1e-8).rsqrt();
    return held(x * held(factor.to(x.scalar_type())));
}

at::Tensor CardNetwork::finished(at::Tensor x) const {
    return normalized(held(at::leaky_relu_(x, m_architecture.leak)));
}

at::Tensor CardNetwork::convolve(const at::Tensor& x, const Layer& layer) const {
    return finished(held(convolved(x, layer.weight, layer.bias, 1)));
}

at::Tensor CardNetwork::toRgb(const at::Tensor& x, int scale) const {
    const Layer& head = m_layers.headOf(scale);
    return held(convolved(x, head.weight, head.bias, 0)).to(at::kFloat);
}

at::Tensor CardNetwork::images(const at::Tensor& latents, int scale, const at::Tensor& alpha,
                               const OffsetTensors& offsets) const {
    const at::Tensor z = held(normalized(latents).to(m_type));
    const at::Tensor first = held(at::linear(z, m_layers.format.weight, m_layers.format.bias))
                                 .view({latents.size(0), m_architecture.depths[0], 4, 4})
                                 .contiguous(at::MemoryFormat::ChannelsLast);
    const auto shifted = [&](const at::Tensor& features, int level) {
        return held(TorchNetwork::withOffset(features, level, offsets));
    };
    at::Tensor x = convolve(shifted(finished(first), 0), m_layers.scale0);
    at::Tensor previous;
    for (int i = 1; i <= scale; ++i) {
        if (i == scale && alpha.defined()) {
            previous = TorchNetwork::upsample(toRgb(x, i - 1));
        }
        const auto& layers = m_layers.at(i);
        x = shifted(convolve(convolve(TorchNetwork::upsample(x), layers[0]), layers[1]), i);
    }
    at::Tensor image = toRgb(x, scale);
    if (previous.defined()) {
        image = alpha * previous + (1.0 - alpha) * image;
    }
    if (m_architecture.activation == OutputActivation::Tanh) {
        image = image.tanh();
    }
    return image.contiguous();
}

// Step by step what toBytes() of picture.cpp does in one go.
at::Tensor CardNetwork::pictures(const at::Tensor& latents, int scale, const at::Tensor& alpha,
                                 const OffsetTensors& offsets) const {
    const at::Tensor values = at::nan_to_num(images(latents, scale, alpha, offsets), -1.0).clamp_(-1, 1);
    const at::Tensor unit = values.add_(1).div_(2);
    const at::Tensor bytes = unit.mul_(255).add_(0.5).clamp_(0, 255).to(at::kByte);
    return bytes.expand({-1, 3, -1, -1}).permute({0, 2, 3, 1}).contiguous();
}

}  // namespace latentwalk::with_torch
