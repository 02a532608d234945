// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/message/message.h"
#include "core/model/weights/architecture.h"

namespace latentwalk {

// The scales whose features a face may carry an offset for: 4x4, 8x8 and 16x16.
inline constexpr int kOffsetScales = 3;

// How offsets were found in a photograph: with these, the photograph and the model, they are found again.
struct PhotoSearch {
    std::uint64_t seed = 0;  // where it began (FindFaceOptions::seed)
    int steps = 0;           // that were taken,
    int of = 0;              // of so many that were to be: fewer where somebody stopped it
    std::string precision;   // "float32", "bfloat16" ...

    bool operator==(const PhotoSearch&) const = default;
};

// What a face has beside its latent: numbers that are added to its features. Those of scale 0 are added to what the
// format layer hands on, after its pixelnorm; those of scale 1 and 2 after the scale's last pixelnorm, so that its head
// sees them too. An image of a scale below an offset's does not see it.
struct FaceOffsets {
    // Of each scale s (C, R, R) in C order, C = depths[s], R = 4 * 2^s; empty: none. In units of the features, whose
    // mean square is 1 where there is a pixelnorm.
    std::array<std::vector<float>, kOffsetScales> scales;
    // Of those that are as they were found; what is between two faces has none.
    std::optional<PhotoSearch> search{};

    // Whether no scale has any: the same face as one without offsets.
    bool empty() const;

    bool operator==(const FaceOffsets&) const = default;
};

// Offsets as a batch carries them; null: none.
using SharedOffsets = std::shared_ptr<const FaceOffsets>;

// How many numbers the offset of a scale below kOffsetScales has; 0 where the network has no such scale.
std::int64_t offsetSize(const Architecture& architecture, int scale);

// Zeros at the first `scales` scales, as far as the network has them: where a search for offsets begins.
FaceOffsets zeroOffsets(const Architecture& architecture, int scales);

// What is wrong with offsets for this network, as a sentence; empty when they fit: each scale has as many finite
// numbers as offsetSize() says, or none.
Message problemOf(const FaceOffsets& offsets, const Architecture& architecture);

// factor * offsets: 1 is the face as it is, 0 the face without.
FaceOffsets scaled(FaceOffsets offsets, float factor);

// (1 - t) * a + t * b, t in [0, 1]: between two faces on a walk. What one of them lacks counts as zeros; t = 0 gives
// exactly a, t = 1 exactly b. Throws std::invalid_argument where a scale's sizes differ.
FaceOffsets faded(const FaceOffsets& a, const FaceOffsets& b, double t);

}  // namespace latentwalk
