// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include "core/generator/generator.h"
#include "core/torch/module/network_layers.h"
#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {

// The network as a graphics card likes it: weights and activations of one type, channels last, the equalised factor in
// the weights, and no step that depends on values, so that the whole of it can be recorded as a graph. Norms are summed
// in float32: in float16 the square of a feature may exceed the largest number. A header for core/generator's own
// sources; all calls within c10::InferenceMode.
class CardNetwork {
public:
    // `type` is float16 or float32. With `rounded` it computes in float32 but rounds to float16 whatever a float16
    // network would hold: what a card will paint, on any device.
    CardNetwork(const Architecture& architecture, const GeneratorWeights& weights, at::Device device,
                at::ScalarType type, bool rounded = false);

    const Architecture& architecture() const noexcept { return m_architecture; }
    at::Device device() const noexcept { return m_device; }
    at::ScalarType type() const noexcept { return m_type; }
    bool hasHead(int scale) const { return m_layers.hasHead(scale); }

    // Latents (N, latentSize) in float32 -> images (N, C, R, R) in float32, contiguous. `alpha` is a float32 scalar on
    // the device, the weight of the previous scale, or undefined for none; offsets are float32 on the device or
    // undefined. Heads that this needs must be there.
    at::Tensor images(const at::Tensor& latents, int scale, const at::Tensor& alpha,
                      const OffsetTensors& offsets = {}) const;

    // The same as pictures, (N, R, R, 3) in uint8: to the bit what toPicture() makes of the images.
    at::Tensor pictures(const at::Tensor& latents, int scale, const at::Tensor& alpha,
                        const OffsetTensors& offsets = {}) const;

private:
    struct Layer {
        at::Tensor weight;
        at::Tensor bias;
    };

    Layer layerOf(const LayerWeights& source) const;
    at::Tensor held(const at::Tensor& x) const;
    at::Tensor normalized(const at::Tensor& x) const;
    at::Tensor finished(at::Tensor x) const;
    at::Tensor convolve(const at::Tensor& x, const Layer& layer) const;
    at::Tensor toRgb(const at::Tensor& x, int scale) const;

    Architecture m_architecture;
    at::Device m_device;
    at::ScalarType m_type;
    bool m_rounded;
    NetworkLayers<Layer> m_layers;  // made of the members above
};

}  // namespace latentwalk::with_torch
