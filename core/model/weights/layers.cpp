// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/layers.h"

#include <stdexcept>
#include <utility>

namespace latentwalk {

std::vector<LayerSpec> layersOf(const Architecture& architecture) {
    const auto& depths = architecture.depths;
    std::vector<LayerSpec> layers;
    layers.push_back({"formatLayer", {16 * depths[0], architecture.latentSize}});
    layers.push_back({"groupScale0.0", {depths[0], depths[0], 3, 3}});
    for (std::size_t i = 1; i < depths.size(); ++i) {
        const std::string name = "scaleLayers." + std::to_string(i - 1);
        layers.push_back({name + ".0", {depths[i], depths[i - 1], 3, 3}});
        layers.push_back({name + ".1", {depths[i], depths[i], 3, 3}});
    }
    // The last head makes the image; with alpha above 0 the one before is blended in.
    const std::size_t needed = architecture.alpha > 0 && depths.size() > 1 ? 2 : 1;
    for (std::size_t i = 0; i < depths.size(); ++i) {
        layers.push_back({"toRGBLayers." + std::to_string(i),
                          {architecture.outputChannels, depths[i], 1, 1},
                          i + needed < depths.size()});
    }
    return layers;
}

std::vector<LayerSpec> fittedHeadsOf(const Architecture& architecture) {
    std::vector<LayerSpec> layers;
    for (std::size_t i = 0; i + 1 < architecture.depths.size(); ++i) {
        layers.push_back(
            {"fittedHeads." + std::to_string(i), {architecture.outputChannels, architecture.depths[i], 1, 1}, true});
    }
    return layers;
}

GeneratorWeights assemble(const Architecture& architecture, const LayerSource& source) {
    std::vector<std::optional<LayerWeights>> found;
    for (const LayerSpec& layer : layersOf(architecture)) {
        found.push_back(source(layer));
        if (!found.back() && !layer.optional) {
            throw std::logic_error("a layer that is not optional was left out");
        }
    }
    GeneratorWeights weights;
    std::size_t next = 0;
    weights.format = std::move(*found[next++]);
    weights.scale0 = std::move(*found[next++]);
    for (std::size_t i = 1; i < architecture.depths.size(); ++i) {
        auto& scale = weights.scales.emplace_back();
        scale[0] = std::move(*found[next++]);
        scale[1] = std::move(*found[next++]);
    }
    while (next < found.size()) {
        weights.heads.push_back(std::move(found[next++]));
    }
    return weights;
}

std::vector<NamedTensor> namedTensors(const Architecture& architecture, const GeneratorWeights& weights) {
    std::vector<const LayerWeights*> layers{&weights.format, &weights.scale0};
    for (const auto& scale : weights.scales) {
        layers.push_back(scale.data());
        layers.push_back(scale.data() + 1);
    }
    for (const auto& head : weights.heads) {
        layers.push_back(head ? &*head : nullptr);
    }
    const auto specs = layersOf(architecture);
    if (layers.size() != specs.size()) {
        throw std::logic_error("the weights do not belong to this architecture");
    }
    std::vector<NamedTensor> tensors;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i] != nullptr) {
            tensors.push_back({specs[i].name + ".module.weight", &layers[i]->weight});
            tensors.push_back({specs[i].name + ".module.bias", &layers[i]->bias});
        }
    }
    return tensors;
}

std::vector<NamedTensor> namedFittedHeads(const GeneratorWeights& weights) {
    std::vector<NamedTensor> tensors;
    for (std::size_t i = 0; i < weights.fittedHeads.size(); ++i) {
        if (const auto& head = weights.fittedHeads[i]) {
            const std::string name = "fittedHeads." + std::to_string(i);
            tensors.push_back({name + ".weight", &head->weight});
            tensors.push_back({name + ".bias", &head->bias});
        }
    }
    return tensors;
}

}  // namespace latentwalk
