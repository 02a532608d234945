// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <new>
#include <string>
#include <string_view>

#include "core/generator/generator.h"
#include "core/torch/module/network_layers.h"

namespace latentwalk::with_torch {

// The offsets of a batch of faces, each (N, C, R, R) or undefined where no face has one.
using OffsetTensors = std::array<at::Tensor, kOffsetScales>;

// Those of `latents`, which fit the architecture, on the CPU.
OffsetTensors offsetTensors(const LatentBatch& latents, const Architecture& architecture);

// pytorch_GAN_zoo's GNet on LibTorch's own operations in float32: what TorchGenerator paints with and what heads and
// directions are fitted on. A header for core/generator's own sources; all calls within c10::InferenceMode,
// or none, where derivatives are wanted. Safe to use from several threads once made.
class TorchNetwork {
public:
    // Copies the weights to `device`.
    TorchNetwork(const Architecture& architecture, const GeneratorWeights& weights, at::Device device);

    const Architecture& architecture() const noexcept { return m_architecture; }
    at::Device device() const noexcept { return m_device; }
    bool hasHead(int scale) const { return m_layers.hasHead(scale); }

    // Latents (N, latentSize) -> what the format layer hands on, leaky ReLU and pixelnorm included:
    // (N, depths[0], 4, 4).
    at::Tensor format(const at::Tensor& latents) const;

    // Features of scale 0, 1, ... `last`, each (N, depths[i], R, R), handed to `each` as they come.
    void features(const at::Tensor& latents, int last, const std::function<void(int, const at::Tensor&)>& each,
                  const OffsetTensors& offsets = {}) const;

    // Latents (N, latentSize) -> images (N, C, R, R), R = 4 * 2^scale. Above 0, alpha blends in the previous scale.
    // Heads that this needs must be there.
    at::Tensor images(const at::Tensor& latents, int scale, float alpha, const OffsetTensors& offsets = {}) const;

    // The image that features of `scale` give, as images() makes it without blending. Needs that scale's head.
    at::Tensor toRgb(const at::Tensor& features, int scale) const;

    // The final activation: tanh, or none.
    at::Tensor activate(const at::Tensor& image) const;

    // Nearest-neighbour upsampling by 2, (N, C, R, R) -> (N, C, 2R, 2R).
    static at::Tensor upsample(const at::Tensor& x);

    // The features of a scale, for 0 those of the format layer, with their offset where there is one.
    static at::Tensor withOffset(const at::Tensor& x, int scale, const OffsetTensors& offsets);

private:
    struct Layer {
        at::Tensor weight;
        at::Tensor bias;
        double factor;  // equalizedFactor()
    };

    Layer layerOf(const LayerWeights& source) const;
    at::Tensor pixelNorm(const at::Tensor& x) const;
    static at::Tensor scaled(at::Tensor y, const Layer& layer);
    at::Tensor convolve(const at::Tensor& x, const Layer& layer) const;

    Architecture m_architecture;
    at::Device m_device;
    NetworkLayers<Layer> m_layers;  // made of the members above
};

// The factor sqrt(2 / fan_in) of a layer under equalised learning rate (Karras et al. 2018, section 4.1;
// pytorch_GAN_zoo ConstrainedLayer), which multiplies weight and bias as stored; 1 without it. fan_in is the product of
// the weight's shape without its first axis.
double equalizedFactor(const Architecture& architecture, const WeightTensor& weight);

// A weight as a float32 tensor on the CPU, as it is stored.
at::Tensor toTensor(const WeightTensor& source);

// Latents as a tensor (count, size) on the CPU.
at::Tensor toTensor(const LatentBatch& latents);

// Whether what LibTorch says of a failure is that memory was not enough. It has a type for this only since 2.0, and not
// on the CPU.
bool meansOutOfMemory(std::string_view message);

// Runs `work` and turns LibTorch's exceptions into ours.
template <typename Work>
auto translated(const Work& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError(Core::says("not enough memory for the image"));
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        if (meansOutOfMemory(message)) {
            throw OutOfMemoryError(Core::says("not enough memory for the image"));
        }
        throw GeneratorError(Core::says("the generator failed: %1")(message.substr(0, message.find('\n'))));
    }
}

}  // namespace latentwalk::with_torch
