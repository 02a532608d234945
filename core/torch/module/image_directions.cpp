// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <tuple>

#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {
namespace {

// Eigenvalues and eigenvectors (as columns) of matrixᵀ * matrix, largest first. `matrix` is (rows, n), float64.
std::tuple<at::Tensor, at::Tensor> eigenOfSquare(const at::Tensor& matrix) {
    const auto [values, vectors] = at::linalg_eigh(matrix.t().matmul(matrix));
    return {values.flip(0).clamp_min(0), vectors.flip(1)};
}

Latent orientedLatent(const at::Tensor& vector) {
    const at::Tensor values = vector.to(at::kDouble).contiguous();
    return oriented({values.data_ptr<double>(), static_cast<std::size_t>(values.numel())});
}

std::vector<Direction> directionsOf(const at::Tensor& values, const at::Tensor& vectors, std::int64_t count) {
    std::vector<Direction> directions;
    for (std::int64_t i = 0; i < count; ++i) {
        directions.push_back(
            {"", orientedLatent(vectors.select(1, i)), DirectionSource::Images, values[i].item<double>()});
    }
    return directions;
}

// Orthonormal columns that span what those of `matrix` span. In float64: long columns lose orthogonality otherwise.
at::Tensor orthonormal(const at::Tensor& matrix) {
    return std::get<0>(at::linalg_qr(matrix.to(at::kDouble))).to(at::kFloat);
}

}  // namespace

std::vector<Direction> directionsInImages(const Architecture& architecture, const GeneratorWeights& weights, int count,
                                          const TellProgress& tell, std::int64_t samples, int threads) {
    constexpr std::int64_t kMost = 64;
    constexpr std::int64_t kMore = 32;  // dimensions iterated on beyond the wanted ones
    constexpr int kRounds = 6;
    constexpr std::int64_t kBatch = 256;
    constexpr double kRidge = 1e-4;  // of the inputs' variance; only for fewer samples than components
    return translated([&] {
        const c10::InferenceMode inference;
        useThreads(threads);
        samples = std::max<std::int64_t>(samples, 2);
        const std::int64_t outputs = weights.format.weight.shape[0];
        const std::int64_t wanted =
            std::clamp<std::int64_t>(count, 1, std::min({kMost, architecture.latentSize, samples - 1}));
        const std::int64_t dimensions = std::min({wanted + kMore, samples, outputs});
        const std::int64_t batches = (samples + kBatch - 1) / kBatch;
        const auto begin = [&](std::int64_t step) { tellProgress(tell, {step, batches + kRounds}); };

        // Only the format layer is needed, so the rest of the network is not loaded.
        Architecture format = architecture;
        format.depths.resize(1);
        const TorchNetwork network(format, {weights.format, weights.scale0, {}, {std::nullopt}, {}, {}}, at::kCPU);
        weights.checkUnchanged();
        const at::Tensor latents = toTensor(sampleBatch(0, samples, architecture.latentSize, architecture.labels));
        at::Tensor features = at::empty({samples, outputs}, at::kFloat);
        for (std::int64_t batch = 0; batch < batches; ++batch) {
            begin(batch);
            const std::int64_t first = batch * kBatch;
            const std::int64_t end = std::min(first + kBatch, samples);
            features.slice(0, first, end).copy_(network.format(latents.slice(0, first, end)).flatten(1));
        }
        features -= features.mean(0, true, at::kDouble).to(at::kFloat);

        const at::Tensor start = toTensor(sampleBatch(1, outputs, dimensions));
        at::Tensor basis = orthonormal(features.matmul(start));  // (samples, dimensions)
        for (int round = 0; round < kRounds; ++round) {
            begin(batches + round);
            basis = orthonormal(features.matmul(orthonormal(features.t().matmul(basis))));
        }
        // Within the subspace exactly: features ~ basis * (basisᵀ features).
        const at::Tensor projected = basis.t().matmul(features).to(at::kDouble);
        const auto [values, vectors] = eigenOfSquare(projected.t());
        const at::Tensor scores = basis.to(at::kDouble).matmul(vectors.slice(1, 0, wanted));  // columns of length 1

        // Least squares of the scores on the inputs. The inputs are round (E[x xᵀ] is a multiple of the identity), so
        // that the plain products xᵀ * score would point the same way, but from few samples with far more noise.
        at::Tensor inputs = latents.to(at::kDouble);
        if (architecture.pixelNorm) {
            inputs = inputs * (inputs.square().mean(1, true) + 1e-8).rsqrt();
        }
        at::Tensor square = inputs.t().matmul(inputs);
        square.diagonal().add_(kRidge * static_cast<double>(samples));
        const at::Tensor slopes = at::cholesky_solve(inputs.t().matmul(scores), at::linalg_cholesky(square));
        return directionsOf(values / static_cast<double>(samples - 1), slopes, wanted);
    });
}

}  // namespace latentwalk::with_torch
