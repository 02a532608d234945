// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/weights/generator_weights.h"

namespace latentwalk {

// Eigenvalues, largest first, and eigenvectors of a symmetric matrix of size x size: eigenvectors holds one after the
// other (C order, shape (size, size)), each of length 1 and with its largest component (by magnitude) positive.
struct Spectrum {
    std::vector<double> eigenvalues;
    std::vector<double> eigenvectors;

    std::int64_t size() const noexcept { return static_cast<std::int64_t>(eigenvalues.size()); }
    std::span<const double> eigenvector(std::int64_t index) const {
        return std::span<const double>(eigenvectors)
            .subspan(static_cast<std::size_t>(index * size()), static_cast<std::size_t>(size()));
    }
};

// Of AᵀA for the format layer's weights A as stored (outputs, latentSize): how much the layer amplifies what lies along
// each eigenvector, squared; never negative. Equalised learning rate would only scale all eigenvalues alike. The prior
// of teachDirection() and of named directions, and the likeness of faces (core/faces/search). Float64 throughout;
// deterministic. About half a second for 512 components and 8,192 outputs on one core; safe to call from any thread.
// Throws FileError where the weights' file changed, std::bad_alloc. `components`: of the first so many columns alone,
// which leaves a conditional generator's labels out.
Spectrum formatSpectrum(const GeneratorWeights& weights, std::optional<std::int64_t> components = std::nullopt);

// The same of A with rows of length 1, so that an output with large weights has no more say than one with small ones.
Spectrum evenFormatSpectrum(const GeneratorWeights& weights);

}  // namespace latentwalk
