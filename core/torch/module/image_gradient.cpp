// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/generator/request.h"
#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {
namespace {

// What the derivatives are recorded in, whatever the thread is in.
struct Recording {
    const c10::InferenceMode inference{false};
    const c10::AutoGradMode gradients{true};
};

// LibTorch's own derivatives of the plain network: what every faster way is held against.
class TorchGradient final : public ImageGradient {
public:
    TorchGradient(const Architecture& architecture, const GeneratorWeights& weights, at::Device device, int threads)
        : m_network(architecture, weights, device), m_threads(threads) {}

    const Architecture& architecture() const override { return m_network.architecture(); }
    bool hasHead(int scale) const override { return m_network.hasHead(scale); }
    Precision precision() const override { return Precision::Float32; }

    const Images& forward(const Latent& latent, const FaceOffsets& offsets, int scale) override {
        const Request request = checkedFace(
            architecture(), [this](int wanted) { return hasHead(wanted); }, latent, offsets, scale);
        translated([&] {
            const Recording recording;
            useThreads(m_threads);
            const LatentBatch batch = LatentBatch::of(latent, std::make_shared<const FaceOffsets>(offsets));
            m_latent = toTensor(batch).to(m_network.device()).requires_grad_(true);
            m_offsets = offsetTensors(batch, architecture());
            for (at::Tensor& offset : m_offsets) {
                if (offset.defined()) {
                    offset = offset.to(m_network.device()).requires_grad_(true);
                }
            }
            m_result = m_network.images(m_latent, scale, request.alpha, m_offsets);
            const at::Tensor image = m_result.detach().to(at::kCPU).contiguous();
            m_image = {1, architecture().outputChannels, image.size(2), image.size(3), {}};
            m_image.values.assign(image.data_ptr<float>(), image.data_ptr<float>() + image.numel());
        });
        return m_image;
    }

    const FaceGradient& backward(std::span<const float> byImage) override {
        if (!m_result.defined()) {
            throw std::logic_error("there is nothing to go back from before a forward pass");
        }
        if (byImage.size() != m_image.values.size()) {
            throw std::invalid_argument("the derivative by an image has the image's size");
        }
        translated([&] {
            const Recording recording;
            useThreads(m_threads);
            at::Tensor by = at::empty(m_result.sizes(), at::kFloat);
            std::ranges::copy(byImage, by.data_ptr<float>());
            m_latent.mutable_grad() = at::Tensor();
            for (at::Tensor& offset : m_offsets) {
                if (offset.defined()) {
                    offset.mutable_grad() = at::Tensor();
                }
            }
            m_result.backward(by.to(m_result.device()), true);
            m_gradient.latent = valuesOf(m_latent);
            for (std::size_t i = 0; i < m_offsets.size(); ++i) {
                m_gradient.offsets.scales[i] = m_offsets[i].defined() ? valuesOf(m_offsets[i]) : std::vector<float>();
            }
        });
        return m_gradient;
    }

private:
    // The derivative by a tensor; zeros where the image does not see it.
    static std::vector<float> valuesOf(const at::Tensor& tensor) {
        if (!tensor.grad().defined()) {
            return std::vector<float>(static_cast<std::size_t>(tensor.numel()));
        }
        const at::Tensor values = tensor.grad().to(at::kCPU).contiguous();
        return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
    }

    TorchNetwork m_network;
    int m_threads;
    at::Tensor m_latent;
    OffsetTensors m_offsets;
    at::Tensor m_result;
    Images m_image;
    FaceGradient m_gradient;
};

}  // namespace

std::unique_ptr<ImageGradient> imageGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                             bool cuda, int threads) {
    if (cuda) {
        makeCudaRepeatable();
    }
    return translated([&]() -> std::unique_ptr<ImageGradient> {
        // Tensors of an inference mode cannot be differentiated through.
        const Recording recording;
        return std::make_unique<TorchGradient>(architecture, weights, at::Device(cuda ? at::kCUDA : at::kCPU), threads);
    });
}

}  // namespace latentwalk::with_torch
