// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/latent/latent.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk {

// A latent by what the model's first layer makes of it: its components along the right singular vectors of the format
// layer's weights, the one that the layer amplifies most first. A latent's length does not count for the picture, so
// coordinates are those of z / rms(z): those of a seed are independent standard normal numbers, as its components are.
// Labels are no part of it: they are chosen, not bred.
class SeenBasis {
public:
    // Throws FileError where the weights' file changed, std::bad_alloc. Half a second for 512 components.
    SeenBasis(const GeneratorWeights& weights, const Architecture& architecture);

    // Components of a latent that are no labels: so many coordinates a face has.
    std::int64_t size() const noexcept { return static_cast<std::int64_t>(m_gains.size()); }
    // The first so many of them make what one sees. The others, which this layer hardly tells apart, a child has from
    // one of its parents.
    std::int64_t seen() const noexcept { return m_seen; }
    // By how much each coordinate is amplified beside the others: singular values, the largest first, whose mean square
    // is 1.
    const std::vector<double>& gains() const noexcept { return m_gains; }

    // The first `count` of them. A latent of zeros has zeros. Throws std::invalid_argument for one of another size.
    std::vector<double> coordinates(std::span<const float> latent, std::int64_t count) const;
    // Of a vector that is no face, at its own length: shape (size()).
    std::vector<double> rotated(std::span<const float> vector) const;
    // The latent with these coordinates, at `length` (of what is no label), whatever theirs is; its labels are zeros.
    Latent latentOf(std::span<const double> coordinates, double length) const;

private:
    std::vector<double> turned(std::span<const float> vector, std::int64_t count, bool atLengthOfSeeds) const;

    std::int64_t m_labels = 0;  // components
    std::int64_t m_seen = 0;
    std::vector<double> m_gains;
    std::vector<double> m_vectors;  // (size(), size()), one after the other, of length 1
};

// The length of what of a latent is no label.
double freeLength(std::span<const float> latent, const Labels& labels);

}  // namespace latentwalk
