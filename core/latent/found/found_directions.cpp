// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/found/found_directions.h"

#include <algorithm>

#include "core/latent/spectrum/spectrum.h"
#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"

namespace latentwalk {

std::vector<Direction> directionsInWeights(const GeneratorWeights& weights, int count) {
    const Spectrum spectrum = evenFormatSpectrum(weights);
    const std::int64_t clamped = std::clamp<std::int64_t>(count, 1, spectrum.size());
    std::vector<Direction> directions;
    for (std::int64_t i = 0; i < clamped; ++i) {
        directions.push_back({"", oriented(spectrum.eigenvector(i)), DirectionSource::Weights,
                              spectrum.eigenvalues[static_cast<std::size_t>(i)]});
    }
    return directions;
}

std::vector<Direction> directionsInImages(const Architecture& architecture, const GeneratorWeights& weights, int count,
                                          const TellProgress& tell, std::int64_t samples) {
    return torchFunctions().directionsInImages(architecture, weights, count, tell, samples, threads());
}

}  // namespace latentwalk
