// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {
namespace {

// Ridge penalty, in pixels: as much as this many more pixels say in which one feature alone has its mean square and the
// image is the bias. It matters where pixels are few, at 4x4 (16 of each seed).
constexpr double kRidge = 400;

// Where tanh makes the image, its inverse is infinite at the ends.
constexpr double kLargestBeforeTanh = 0.999;

// The normal equations of one scale: features with a row of ones for the bias against the image.
struct NormalEquations {
    at::Tensor square;    // (depth + 1, depth + 1)
    at::Tensor products;  // (depth + 1, channels)
};

WeightTensor toWeightTensor(const at::Tensor& source, std::vector<std::int64_t> shape) {
    const at::Tensor values = source.to(at::kFloat).contiguous();
    const auto count = static_cast<std::size_t>(values.numel());
    auto bytes = std::make_shared<std::vector<std::byte>>(count * sizeof(float));
    std::memcpy(bytes->data(), values.data_ptr<float>(), bytes->size());
    return {DType::Float32, std::move(shape), *bytes, bytes};
}

// (1, C, R, R) -> (C, R * R) in float64.
at::Tensor pixels(const at::Tensor& image) {
    return image.squeeze(0).flatten(1).to(at::kDouble);
}

class HeadFit {
public:
    HeadFit(const Architecture& architecture, const GeneratorWeights& weights)
        : m_architecture(architecture),
          m_network(architecture, weights, at::kCPU),
          m_equations(static_cast<std::size_t>(architecture.scaleCount() - 1)) {
        for (std::size_t i = 0; i < m_equations.size(); ++i) {
            const std::int64_t size = architecture.depths[i] + 1;
            m_equations[i] = {at::zeros({size, size}, at::kDouble),
                              at::zeros({size, architecture.outputChannels}, at::kDouble)};
        }
    }

    void add(const Latent& latent) {
        std::vector<at::Tensor> features;
        m_network.features(toTensor(LatentBatch::of(latent)), m_architecture.scaleCount() - 1,
                           [&](int, const at::Tensor& x) { features.push_back(x); });
        at::Tensor image = m_network.toRgb(features.back(), m_architecture.scaleCount() - 1);
        if (m_architecture.alpha > 0 && features.size() > 1) {
            const at::Tensor previous = m_network.toRgb(features[features.size() - 2], m_architecture.scaleCount() - 2);
            image = m_architecture.alpha * TorchNetwork::upsample(previous) + (1.0 - m_architecture.alpha) * image;
        }
        image = m_network.activate(image).clamp(-1, 1);
        for (std::size_t i = 0; i < m_equations.size(); ++i) {
            const std::int64_t side = Architecture::resolution(static_cast<int>(i));
            at::Tensor target = pixels(at::adaptive_avg_pool2d(image, {side, side}));
            if (m_architecture.activation == OutputActivation::Tanh) {
                target = target.clamp(-kLargestBeforeTanh, kLargestBeforeTanh).atanh();
            }
            const at::Tensor inputs = at::cat({pixels(features[i]), at::ones({1, side * side}, at::kDouble)});
            m_equations[i].square += inputs.matmul(inputs.t());
            m_equations[i].products += inputs.matmul(target.t());
        }
    }

    std::vector<std::optional<LayerWeights>> heads() const {
        std::vector<std::optional<LayerWeights>> heads;
        for (std::size_t i = 0; i < m_equations.size(); ++i) {
            const std::int64_t depth = m_architecture.depths[i];
            const std::int64_t channels = m_architecture.outputChannels;
            at::Tensor penalty = at::full({depth + 1}, 1.0, at::kDouble);
            penalty[depth] = 0;  // the bias is free
            const at::Tensor& square = m_equations[i].square;
            penalty *=
                kRidge * square.diagonal().slice(0, 0, depth).mean() / square[depth][depth];  // the count of pixels
            // A feature that is always zero leaves the matrix singular without this.
            penalty += 1e-9;
            const at::Tensor factor = at::linalg_cholesky(square + penalty.diag());
            at::Tensor solution = at::cholesky_solve(m_equations[i].products, factor);
            const std::vector<std::int64_t> shape{channels, depth, 1, 1};
            WeightTensor shaped;
            shaped.shape = shape;
            solution /= equalizedFactor(m_architecture, shaped);
            heads.push_back(LayerWeights{toWeightTensor(solution.slice(0, 0, depth).t(), shape),
                                         toWeightTensor(solution[depth], {channels})});
        }
        return heads;
    }

private:
    Architecture m_architecture;
    TorchNetwork m_network;
    std::vector<NormalEquations> m_equations;
};

}  // namespace

std::vector<std::optional<LayerWeights>> fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                                                  const TellProgress& tell, std::int64_t seeds, int threads) {
    return translated([&] {
        const c10::InferenceMode inference;
        useThreads(threads);
        HeadFit fit(architecture, weights);
        weights.checkUnchanged();
        for (std::int64_t i = 0; i < seeds; ++i) {
            tellProgress(tell, {i, seeds});
            fit.add(sampleLatent(kFirstFitSeed + static_cast<std::uint64_t>(i), architecture.latentSize,
                                 architecture.labels));
        }
        return fit.heads();
    });
}

}  // namespace latentwalk::with_torch
