// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/torch_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/torch/module/convolutions.h"

namespace latentwalk::with_torch {
namespace {

at::ScalarType scalarType(DType dtype) {
    switch (dtype) {
        case DType::Float16:
            return at::kHalf;
        case DType::BFloat16:
            return at::kBFloat16;
        case DType::Float64:
            return at::kDouble;
        case DType::UInt8:
            return at::kByte;
        case DType::Float32:
            break;
    }
    return at::kFloat;
}

}  // namespace

at::Tensor toTensor(const WeightTensor& source) {
    at::Tensor tensor = at::empty(source.shape, at::TensorOptions().dtype(scalarType(source.dtype)));
    std::memcpy(tensor.data_ptr(), source.bytes.data(), source.bytes.size());
    return tensor.to(at::kFloat);
}

at::Tensor toTensor(const LatentBatch& latents) {
    at::Tensor tensor = at::empty({latents.count, latents.size}, at::kFloat);
    std::copy(latents.values.begin(), latents.values.end(), tensor.data_ptr<float>());
    return tensor;
}

OffsetTensors offsetTensors(const LatentBatch& latents, const Architecture& architecture) {
    OffsetTensors tensors;
    for (std::int64_t row = 0; row < latents.count; ++row) {
        const FaceOffsets* offsets = latents.offsetsOf(row);
        for (std::size_t scale = 0; offsets != nullptr && scale < tensors.size(); ++scale) {
            const std::vector<float>& values = offsets->scales[scale];
            if (values.empty()) {
                continue;
            }
            if (!tensors[scale].defined()) {
                const std::int64_t side = Architecture::resolution(static_cast<int>(scale));
                tensors[scale] = at::zeros({latents.count, architecture.depths[scale], side, side}, at::kFloat);
            }
            std::ranges::copy(values,
                              tensors[scale].data_ptr<float>() + row * static_cast<std::int64_t>(values.size()));
        }
    }
    return tensors;
}

double equalizedFactor(const Architecture& architecture, const WeightTensor& weight) {
    if (!architecture.equalizedLearningRate) {
        return 1.0;
    }
    return std::sqrt(2.0 * static_cast<double>(weight.shape[0]) / static_cast<double>(weight.elementCount()));
}

TorchNetwork::TorchNetwork(const Architecture& architecture, const GeneratorWeights& weights, at::Device device)
    : m_architecture(architecture),
      m_device(device),
      m_layers(weights, [this](const LayerWeights& layer) { return layerOf(layer); }) {}

TorchNetwork::Layer TorchNetwork::layerOf(const LayerWeights& source) const {
    return {toTensor(source.weight).to(m_device), toTensor(source.bias).to(m_device),
            equalizedFactor(m_architecture, source.weight)};
}

// Per-channel (pixel) normalisation, Karras et al. 2018, section 4.2; x is (N, C, ...).
at::Tensor TorchNetwork::pixelNorm(const at::Tensor& x) const {
    return m_architecture.pixelNorm ? x * (x.square().mean(1, true) + 1e-8).rsqrt() : x;
}

// The factor comes after the bias, as in pytorch_GAN_zoo, and is not folded into the weights: this network rounds where
// Python's does.
at::Tensor TorchNetwork::scaled(at::Tensor y, const Layer& layer) {
    return layer.factor == 1.0 ? y : y.mul_(layer.factor);
}

at::Tensor TorchNetwork::convolve(const at::Tensor& x, const Layer& layer) const {
    at::Tensor y = scaled(convolved(x, layer.weight, layer.bias, 1), layer);
    return pixelNorm(at::leaky_relu_(y, m_architecture.leak));
}

at::Tensor TorchNetwork::upsample(const at::Tensor& x) {
    return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

at::Tensor TorchNetwork::withOffset(const at::Tensor& x, int scale, const OffsetTensors& offsets) {
    const bool has = scale < kOffsetScales && offsets[static_cast<std::size_t>(scale)].defined();
    return has ? x + offsets[static_cast<std::size_t>(scale)].to(x.options()) : x;
}

at::Tensor TorchNetwork::format(const at::Tensor& latents) const {
    at::Tensor x =
        scaled(at::linear(pixelNorm(latents), m_layers.format.weight, m_layers.format.bias), m_layers.format);
    return pixelNorm(at::leaky_relu_(x, m_architecture.leak).view({latents.size(0), m_architecture.depths[0], 4, 4}));
}

void TorchNetwork::features(const at::Tensor& latents, int last,
                            const std::function<void(int, const at::Tensor&)>& each,
                            const OffsetTensors& offsets) const {
    at::Tensor x = convolve(withOffset(format(latents), 0, offsets), m_layers.scale0);
    each(0, x);
    for (int i = 1; i <= last; ++i) {
        const auto& layers = m_layers.at(i);
        x = withOffset(convolve(convolve(upsample(x), layers[0]), layers[1]), i, offsets);
        each(i, x);
    }
}

at::Tensor TorchNetwork::toRgb(const at::Tensor& features, int scale) const {
    const Layer& head = m_layers.headOf(scale);
    return scaled(convolved(features, head.weight, head.bias, 0), head);
}

at::Tensor TorchNetwork::activate(const at::Tensor& image) const {
    return m_architecture.activation == OutputActivation::Tanh ? image.tanh() : image;
}

at::Tensor TorchNetwork::images(const at::Tensor& latents, int scale, float alpha, const OffsetTensors& offsets) const {
    at::Tensor previous;
    at::Tensor image;
    features(
        latents, scale,
        [&](int i, const at::Tensor& x) {
            if (i == scale) {
                image = toRgb(x, i);
            } else if (i == scale - 1 && alpha > 0) {
                previous = upsample(toRgb(x, i));
            }
        },
        offsets);
    if (alpha > 0) {
        image = alpha * previous + (1.0 - alpha) * image;
    }
    return activate(image);
}

bool meansOutOfMemory(std::string_view message) {
    constexpr std::array<std::string_view, 3> kWays{"out of memory", "not enough memory", "can't allocate memory"};
    return std::any_of(kWays.begin(), kWays.end(),
                       [&](std::string_view way) { return message.find(way) != std::string_view::npos; });
}

}  // namespace latentwalk::with_torch
