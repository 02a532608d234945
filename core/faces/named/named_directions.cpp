// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/named_directions.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk {
namespace {

template <class All>
auto* withId(const All& all, std::string_view id) noexcept {
    const auto found = std::find_if(all.begin(), all.end(), [id](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const NamedDirection* NamedDirections::direction(std::string_view id) const noexcept {
    return withId(directions, id);
}

const ScorePredictor* NamedDirections::predictor(std::string_view id) const noexcept {
    return withId(predictors, id);
}

double predictedScore(const ScorePredictor& predictor, std::span<const float> latent) {
    if (latent.size() != predictor.weights.size()) {
        throw std::invalid_argument("a latent of another size than the predictor's");
    }
    double squares = 0;
    double product = 0;
    for (std::size_t i = 0; i < latent.size(); ++i) {
        squares += static_cast<double>(latent[i]) * latent[i];
        product += static_cast<double>(latent[i]) * predictor.weights[i];
    }
    const double rms = std::sqrt(squares / static_cast<double>(latent.size()));
    return (rms > 0 ? product / rms : 0) + predictor.bias;
}

}  // namespace latentwalk
