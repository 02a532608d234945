// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/latent/latent.h"
#include "core/latent/spectrum/spectrum.h"
#include "core/model/weights/architecture.h"

namespace latentwalk {

// What searching needs to know of each seed's latent, computed once and kept in few bytes: where it lies along the
// directions that the format layer amplifies most, one byte each, and what its scores are likely to be, two bytes each.
// No face is painted for it. Of the built-in model a million seeds take some 170 MB.
//
// Safe to use from several threads.
class SeedCatalogue {
public:
    // Of a model: its format layer's spectrum, how its latents are made, and which scores can be told from them (none:
    // empty). Throws std::invalid_argument when sizes differ.
    SeedCatalogue(const Architecture& architecture, const Spectrum& spectrum, std::vector<ScorePredictor> predictors);

    // Seeds are looked at in blocks of so many.
    static constexpr std::int64_t kBlockSeeds = 4096;
    // Blocks that are kept; what is beyond them is computed again for each search.
    static constexpr std::size_t kMostKept = 256;  // 1,048,576 seeds
    // Directions that count for likeness, the strongest first: nearly all that can be seen lies along the first fifty.
    static constexpr std::int64_t kMostComponents = 128;
    static constexpr float kComponentStep = 4.5F / 127;  // of a component, whose deviation is 1
    static constexpr float kScoreStep = 1.0F / 4096;     // SD: scores of up to 8

    struct Block {
        std::vector<std::int8_t> components;  // of 16 seeds side by side: [group][component][lane]
        std::vector<std::int16_t> scores;     // [score][seed]
    };

    // The seeds kBlockSeeds * index and on. Computes them where they are not kept: some 20 ms of one core.
    std::shared_ptr<const Block> block(std::uint64_t index);

    // A latent's place along the same directions: `components()` numbers.
    std::vector<float> componentsOf(std::span<const float> latent) const;
    // How much a difference along each direction counts: the format layer's gain, squared.
    std::span<const float> metric() const noexcept { return m_metric; }
    std::int64_t components() const noexcept { return static_cast<std::int64_t>(m_metric.size()); }
    std::span<const ScorePredictor> predictors() const noexcept { return m_predictors; }
    const Architecture& architecture() const noexcept { return m_architecture; }

    // Bytes of the blocks that are kept.
    std::size_t keptBytes() const;

private:
    Block computed(std::uint64_t index) const;
    void putLabelsInto(std::span<float> lanes) const;

    Architecture m_architecture;
    std::vector<ScorePredictor> m_predictors;
    std::vector<float> m_metric;
    std::vector<float> m_matrix;  // rows of latentSize: the directions, then the predictors' weights

    mutable std::mutex m_mutex;  // of what follows
    std::unordered_map<std::uint64_t, std::shared_ptr<const Block>> m_kept;
};

}  // namespace latentwalk
