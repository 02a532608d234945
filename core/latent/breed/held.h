// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/latent/breed/seen_basis.h"

namespace latentwalk {

// Coordinates that have along some vectors what their parents have in the mean.
class Held {
public:
    // Vectors of a latent's size; what depends on others, and zeros, count as none. Throws std::invalid_argument where
    // sizes differ.
    Held(const SeenBasis& basis, std::span<const Latent> vectors, std::span<const std::vector<double>> parents);

    // Puts it right in a child's coordinates, and brings what is left to the length that makes the whole one's length
    // that of a seed's coordinates: both hold exactly.
    void hold(std::span<double> coordinates) const;

private:
    std::vector<std::vector<double>> m_units;  // orthonormal
    std::vector<double> m_values;              // along each
};

}  // namespace latentwalk
