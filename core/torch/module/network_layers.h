// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/model/weights/generator_weights.h"

namespace latentwalk::with_torch {

// A network's layers in the form that it computes with, in the places of GeneratorWeights.
template <typename Layer>
struct NetworkLayers {
    Layer format;
    Layer scale0;
    std::vector<std::array<Layer, 2>> scales;  // of scale 1, 2, ...
    std::vector<std::optional<Layer>> heads;   // of scale 0, 1, ...

    // `layerOf` makes a Layer of LayerWeights.
    template <typename LayerOf>
    NetworkLayers(const GeneratorWeights& weights, LayerOf layerOf)
        : format(layerOf(weights.format)), scale0(layerOf(weights.scale0)) {
        for (const auto& scale : weights.scales) {
            scales.push_back({layerOf(scale[0]), layerOf(scale[1])});
        }
        for (const auto& head : weights.heads) {
            heads.push_back(head ? std::optional(layerOf(*head)) : std::nullopt);
        }
    }

    // The two layers of a scale from 1 on.
    const std::array<Layer, 2>& at(int scale) const { return scales[static_cast<std::size_t>(scale - 1)]; }
    // Any scale may be asked for; headOf() only those that have one.
    bool hasHead(int scale) const {
        return scale >= 0 && scale < static_cast<int>(heads.size()) && heads[static_cast<std::size_t>(scale)];
    }
    const Layer& headOf(int scale) const { return *heads[static_cast<std::size_t>(scale)]; }
};

}  // namespace latentwalk::with_torch
