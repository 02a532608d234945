// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/hold.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "core/faces/named/fit/linear_fit.h"

namespace latentwalk {
namespace {

double sideEffect(const NamedDirection& direction, const std::string& score) {
    const auto found = std::find_if(direction.sideEffects.begin(), direction.sideEffects.end(),
                                    [&score](const SideEffect& one) { return one.score == score; });
    return found == direction.sideEffects.end() ? 0 : found->perDeviation;
}

}  // namespace

Latent holding(const NamedDirections& named, const std::string& id, std::span<const std::string> held,
               const Spectrum& spectrum) {
    const NamedDirection* const direction = named.direction(id);
    if (direction == nullptr) {
        throw std::invalid_argument("no such direction");
    }
    Latent result = direction->components;
    std::vector<Latent> projected;
    for (const std::string& other : held) {
        const NamedDirection* const fixed = named.direction(other);
        if (fixed == nullptr || other == id) {
            continue;
        }
        const bool byMaking =
            std::find(direction->held.begin(), direction->held.end(), fixed->score) != direction->held.end();
        if (!byMaking) {
            if (const ScorePredictor* const predictor = named.predictor(fixed->score)) {
                projected.push_back(predictor->weights);
            }
            continue;
        }
        const double share = sideEffect(*direction, fixed->score) * direction->sdPerUnit / fixed->sdPerUnit;
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i] -= static_cast<float>(share * fixed->components[i]);
        }
    }
    return projected.empty() ? withLengthOne(result) : withoutHeld(result, projected, spectrum);
}

}  // namespace latentwalk
