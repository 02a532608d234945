// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/latent/face_offsets.h"
#include "core/model/labels/labels.h"

namespace latentwalk {

// One latent: the generator's input before its own normalisation.
using Latent = std::vector<float>;

// `count` latents of `size` components each, one after the other (C order, shape (count, size)).
struct LatentBatch {
    std::int64_t count = 0;
    std::int64_t size = 0;
    std::vector<float> values;
    std::vector<SharedOffsets> offsets = {};  // of each face, null for none; empty where no face has any

    std::span<const float> row(std::int64_t index) const {
        return std::span<const float>(values).subspan(static_cast<std::size_t>(index * size),
                                                      static_cast<std::size_t>(size));
    }
    // The offsets of one face, or null.
    const FaceOffsets* offsetsOf(std::int64_t index) const {
        return offsets.empty() ? nullptr : offsets[static_cast<std::size_t>(index)].get();
    }
    // Adds one face at the end; its latent's size must be `size`.
    void append(std::span<const float> latent, SharedOffsets faceOffsets = {});
    // Rows [first, first + length).
    LatentBatch slice(std::int64_t first, std::int64_t length) const;

    static LatentBatch of(const Latent& latent, SharedOffsets faceOffsets = {});
};

// The latent of a seed: equal to Python's `torch.manual_seed(seed); torch.randn(1, latentSize)`, bit for bit (LibTorch
// 1.13; where its arithmetic on a processor is not known, as the LibTorch that is here has it, and ModuleMissing is
// thrown where none is). Of a conditional generator the last components are then replaced by labels,
// see putLabels(). Always sampled on the CPU. Thread-safe, a few microseconds.
Latent sampleLatent(std::uint64_t seed, std::int64_t latentSize, const Labels& labels = {},
                    const LabelChoice& choice = {});

// `torch.manual_seed(seed); torch.randn(count, latentSize)`, then labels in each row: not the same as `count` seeds.
LatentBatch sampleBatch(std::uint64_t seed, std::int64_t count, std::int64_t latentSize, const Labels& labels = {},
                        const LabelChoice& choice = {});

}  // namespace latentwalk
