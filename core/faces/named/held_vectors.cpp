// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/held_vectors.h"

namespace latentwalk {

std::vector<Latent> heldVectors(const NamedDirections& named, std::span<const std::string> ids) {
    std::vector<Latent> vectors;
    for (const std::string& id : ids) {
        if (const NamedDirection* const direction = named.direction(id); direction != nullptr) {
            const ScorePredictor* const predictor = named.predictor(direction->score);
            vectors.push_back(predictor != nullptr ? predictor->weights : direction->components);
        }
    }
    return vectors;
}

}  // namespace latentwalk
