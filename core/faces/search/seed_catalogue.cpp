// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/seed_catalogue.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/faces/search/lane_kernels.h"
#include "core/latent/normals/normals.h"

namespace latentwalk {
namespace {

using search::kLanes;

// What other seeds than LibTorch's would be in the last bits makes no difference to a search.
NormalPath samplePath() {
    return torchNormalPath().value_or(NormalPath::Vectorised);
}

}  // namespace

SeedCatalogue::SeedCatalogue(const Architecture& architecture, const Spectrum& spectrum,
                             std::vector<ScorePredictor> predictors)
    : m_architecture(architecture), m_predictors(std::move(predictors)) {
    const std::int64_t size = architecture.latentSize;
    if (size <= 0 || spectrum.size() != size ||
        std::any_of(m_predictors.begin(), m_predictors.end(), [size](const ScorePredictor& one) {
            return static_cast<std::int64_t>(one.weights.size()) != size;
        })) {
        throw std::invalid_argument("a spectrum and scores for the model's latents are needed");
    }
    for (std::int64_t i = 0; i < std::min(kMostComponents, size); ++i) {
        m_metric.push_back(static_cast<float>(spectrum.eigenvalues[static_cast<std::size_t>(i)]));
        const auto direction = spectrum.eigenvector(i);
        m_matrix.insert(m_matrix.end(), direction.begin(), direction.end());
    }
    for (const ScorePredictor& predictor : m_predictors) {
        m_matrix.insert(m_matrix.end(), predictor.weights.begin(), predictor.weights.end());
    }
}

std::shared_ptr<const SeedCatalogue::Block> SeedCatalogue::block(std::uint64_t index) {
    {
        const std::lock_guard lock(m_mutex);
        if (const auto there = m_kept.find(index); there != m_kept.end()) {
            return there->second;
        }
    }
    // Not under the lock: other threads compute others meanwhile.
    auto made = std::make_shared<const Block>(computed(index));
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() < kMostKept) {
        m_kept.emplace(index, made);
    }
    return made;
}

std::size_t SeedCatalogue::keptBytes() const {
    const std::lock_guard lock(m_mutex);
    std::size_t bytes = 0;
    for (const auto& [index, block] : m_kept) {
        bytes += block->components.size() + block->scores.size() * sizeof(std::int16_t);
    }
    return bytes;
}

void SeedCatalogue::putLabelsInto(std::span<float> lanes) const {
    const auto size = static_cast<std::size_t>(m_architecture.latentSize);
    Latent latent(size);
    for (std::size_t lane = 0; lane < static_cast<std::size_t>(kLanes); ++lane) {
        for (std::size_t i = 0; i < size; ++i) {
            latent[i] = lanes[i * kLanes + lane];
        }
        putLabels(latent, m_architecture.labels);
        for (std::size_t i = 0; i < size; ++i) {
            lanes[i * kLanes + lane] = latent[i];
        }
    }
}

SeedCatalogue::Block SeedCatalogue::computed(std::uint64_t index) const {
    const search::Kernels& kernels = *search::kernels();
    const std::int64_t size = m_architecture.latentSize;
    const auto scores = static_cast<std::int64_t>(m_predictors.size());
    const std::int64_t rows = components() + scores;
    Block block;
    block.components.resize(static_cast<std::size_t>(kBlockSeeds * components()));
    block.scores.resize(static_cast<std::size_t>(kBlockSeeds * scores));
    std::vector<float> latents(static_cast<std::size_t>(size * kLanes));
    std::vector<float> products(static_cast<std::size_t>(rows * kLanes));
    for (std::int64_t seed = 0; seed < kBlockSeeds; seed += kLanes) {
        const std::uint64_t first = index * static_cast<std::uint64_t>(kBlockSeeds) + static_cast<std::uint64_t>(seed);
        sampleSeeds(first, size, latents, samplePath());
        if (!m_architecture.labels.empty()) {
            putLabelsInto(latents);
        }
        if (m_architecture.pixelNorm) {
            kernels.normalise(latents.data(), size);
        }
        kernels.multiply(m_matrix.data(), rows, latents.data(), size, products.data());
        kernels.toBytes(products.data(), components() * kLanes, kComponentStep,
                        block.components.data() + seed * components());
        for (std::int64_t score = 0; score < scores; ++score) {
            float* const values = products.data() + (components() + score) * kLanes;
            const auto bias = static_cast<float>(m_predictors[static_cast<std::size_t>(score)].bias);
            for (std::int64_t lane = 0; lane < kLanes; ++lane) {
                values[lane] += bias;
            }
            kernels.toShorts(values, kLanes, kScoreStep, block.scores.data() + score * kBlockSeeds + seed);
        }
    }
    return block;
}

std::vector<float> SeedCatalogue::componentsOf(std::span<const float> latent) const {
    const std::int64_t size = m_architecture.latentSize;
    if (static_cast<std::int64_t>(latent.size()) != size) {
        throw std::invalid_argument("a latent of another size");
    }
    std::vector<float> lanes(static_cast<std::size_t>(size * kLanes));
    for (std::size_t i = 0; i < latent.size(); ++i) {
        lanes[i * kLanes] = latent[i];
    }
    const search::Kernels& kernels = *search::kernels();
    if (m_architecture.pixelNorm) {
        kernels.normalise(lanes.data(), size);
    }
    std::vector<float> products(static_cast<std::size_t>(components() * kLanes));
    kernels.multiply(m_matrix.data(), components(), lanes.data(), size, products.data());
    std::vector<float> result(static_cast<std::size_t>(components()));
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = products[i * kLanes];
    }
    return result;
}

}  // namespace latentwalk
