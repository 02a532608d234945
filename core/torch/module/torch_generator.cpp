// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <string>

#include "core/generator/request.h"
#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {
namespace {

class TorchGenerator final : public Generator {
public:
    TorchGenerator(const Architecture& architecture, const GeneratorWeights& weights, at::Device device, int threads)
        : m_network(architecture, weights, device), m_threads(threads) {}

    const Architecture& architecture() const override { return m_network.architecture(); }

    bool hasHead(int scale) const override { return m_network.hasHead(scale); }

    Message device() const override {
        if (isOnCard()) {
            return std::string("CUDA");
        }
        return cpuDevice(m_threads);
    }

    bool isOnCard() const override { return m_network.device().is_cuda(); }

    Precision precision() const override { return Precision::Float32; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const Request request = checkedRequest(
            architecture(), [this](int scale) { return hasHead(scale); }, latents, options);
        return translated([&] {
            const c10::InferenceMode inference;
            useThreads(m_threads);
            const std::int64_t side = Architecture::resolution(request.scale);
            Images images{latents.count, architecture().outputChannels, side, side, {}};
            images.values.resize(static_cast<std::size_t>(latents.count * images.channels * side * side));
            const std::int64_t step = m_network.device().is_cuda() ? std::max<std::int64_t>(latents.count, 1) : 1;
            float* target = images.values.data();
            for (std::int64_t first = 0; first < latents.count; first += step) {
                const LatentBatch rows = latents.slice(first, step);
                at::Tensor input = toTensor(rows).to(m_network.device());
                if (step == 1) {
                    // For a single image LibTorch's libraries take other algorithms, which round otherwise, than for
                    // the batches that Python's programs make. With every latent there twice, an image equals Python's
                    // to the last digit or two, and still does not depend on its neighbours.
                    input = input.expand({2, latents.size}).contiguous();
                }
                const at::Tensor output =
                    m_network.images(input, request.scale, request.alpha, offsetTensors(rows, architecture()))
                        .slice(0, 0, step)
                        .to(at::kCPU)
                        .contiguous();
                target = std::copy_n(output.data_ptr<float>(), output.numel(), target);
            }
            return images;
        });
    }

private:
    TorchNetwork m_network;
    int m_threads;
};

}  // namespace

std::unique_ptr<Generator> torchGenerator(const Architecture& architecture, const GeneratorWeights& weights, bool cuda,
                                          int threads) {
    if (cuda) {
        makeCudaRepeatable();
    }
    return translated([&]() -> std::unique_ptr<Generator> {
        const c10::InferenceMode inference;
        return std::make_unique<TorchGenerator>(architecture, weights, at::Device(cuda ? at::kCUDA : at::kCPU),
                                                threads);
    });
}

}  // namespace latentwalk::with_torch
