// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/torch/fitted_heads.h"

#include <algorithm>
#include <utility>

#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"

namespace latentwalk {
namespace {

// How many scales have a head that the full image does not need.
std::size_t lowerScales(const Architecture& architecture, const GeneratorWeights& weights) {
    return weights.heads.size() - std::min<std::size_t>(weights.heads.size(), architecture.alpha > 0 ? 2 : 1);
}

bool fittedPaints(const GeneratorWeights& weights, std::size_t scale, Heads choice) {
    const bool fitted = scale < weights.fittedHeads.size() && weights.fittedHeads[scale];
    return fitted && (choice == Heads::Fitted || (choice == Heads::Auto && !weights.heads[scale]));
}

}  // namespace

std::vector<std::optional<LayerWeights>> fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                                                  const TellProgress& tell, std::int64_t seeds) {
    return torchFunctions().fitHeads(architecture, weights, tell, seeds, threads());
}

GeneratorWeights withHeads(const Architecture& architecture, GeneratorWeights weights, Heads choice) {
    for (std::size_t i = 0; i < lowerScales(architecture, weights); ++i) {
        if (fittedPaints(weights, i, choice)) {
            weights.heads[i] = weights.fittedHeads[i];
        }
    }
    weights.fittedHeads.clear();
    return weights;
}

std::set<int> staleScales(const Architecture& architecture, const GeneratorWeights& weights, Heads choice) {
    std::set<int> stale;
    for (std::size_t i = 0; choice != Heads::Trained && i < lowerScales(architecture, weights); ++i) {
        if (weights.heads[i] && !fittedPaints(weights, i, choice)) {
            stale.insert(static_cast<int>(i));
        }
    }
    return stale;
}

}  // namespace latentwalk
