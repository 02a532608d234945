// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/latent/carried_offsets.h"
#include "core/latent/latent.h"

namespace latentwalk {

// A face as breeding knows it. A child's offsets are a blend of its parents', and they in turn of theirs: what is kept
// is which offsets take part (those of photographs, shared by all who descend from them) and with what weight, which is
// their closeness(). A child costs no memory for them, and no rounding piles up over the generations.
struct BredFace {
    Latent latent;                          // edits included; of a child numbers that float16 has
    std::vector<CarriedOffsets> offsets{};  // whose sum the face shows; none alike, none that adds nothing

    bool operator==(const BredFace&) const = default;
};

// What the face shows beside its latent, as one: the sum, in float16, of closeness 1; where there is but one, itself.
// None where there are none. Throws std::invalid_argument where they are of different networks.
CarriedOffsets offsetsOf(const BredFace& face);

// The offsets of faces by `shares` (one for each face, at least 0, together at most 1), as a face keeps them.
std::vector<CarriedOffsets> mixedOffsets(std::span<const BredFace> faces, std::span<const double> shares);

// The blend of faces ("the average of these"): the mean of their latents, each at length 1 so that none counts more
// than another, brought to their mean length; offsets by the same shares. Labels are those of the first. At least one
// face, all latents of one size, else std::invalid_argument. Of faces that cancel each other out the first.
BredFace blendOf(std::span<const BredFace> faces, const Labels& labels = {});

// `latent` in the numbers of float16, as children are kept.
void roundToHalf(std::span<float> latent);

}  // namespace latentwalk
