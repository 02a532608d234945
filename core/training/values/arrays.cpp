// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/arrays.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace latentwalk::training {
namespace {

std::string arrayName(std::string_view part, const std::string& layer, const char* which) {
    return std::string(part) + "/" + layer + "." + which;
}

std::int64_t countOf(const std::vector<std::int64_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

}  // namespace

std::vector<LayerSpec> discriminatorLayers(const TrainingSettings& settings) {
    std::vector<LayerSpec> layers;
    const int scales = scaleCount(settings);
    const std::int64_t first = depthAt(settings, 0);
    for (int i = 1; i < scales; ++i) {
        const std::int64_t depth = depthAt(settings, i);
        const std::string name = "scaleLayers." + std::to_string(i - 1);
        layers.push_back({name + ".0", {depth, depth, 3, 3}});
        layers.push_back({name + ".1", {depthAt(settings, i - 1), depth, 3, 3}});
    }
    for (int i = 0; i < scales; ++i) {
        layers.push_back({"fromRGBLayers." + std::to_string(i), {depthAt(settings, i), 3, 1, 1}});
    }
    layers.push_back({"groupScaleZero.0", {first, first + 1, 3, 3}});
    layers.push_back({"groupScaleZero.1", {first, first * 16}});
    layers.push_back({"decisionLayer", {1, first}});
    return layers;
}

std::vector<LayerSpec> generatorLayers(const TrainingSettings& settings) {
    return layersOf(architectureAt(settings, scaleCount(settings) - 1, 0.0F));
}

std::vector<NamedArray> initialArrays(const TrainingSettings& settings, Random& random) {
    std::vector<NamedArray> arrays;
    const auto add = [&](std::string_view part, const std::vector<LayerSpec>& layers) {
        for (const LayerSpec& layer : layers) {
            arrays.push_back(
                {arrayName(part, layer.name, "weight"), layer.shape, random.normals(countOf(layer.shape))});
            arrays.push_back({arrayName(part, layer.name, "bias"),
                              {layer.shape[0]},
                              std::vector<float>(static_cast<std::size_t>(layer.shape[0]))});
        }
    };
    add(kGenerator, generatorLayers(settings));
    const std::size_t ofGenerator = arrays.size();
    add(kDiscriminator, discriminatorLayers(settings));
    for (std::size_t i = 0; i < ofGenerator; ++i) {
        NamedArray copy = arrays[i];
        copy.name.replace(0, kGenerator.size(), kAverage);
        arrays.push_back(std::move(copy));
    }
    return arrays;
}

std::vector<NamedArray> expectedArrays(const TrainingSettings& settings) {
    std::vector<NamedArray> arrays;
    const auto add = [&](const std::string& part, const std::vector<LayerSpec>& layers) {
        for (const LayerSpec& layer : layers) {
            arrays.push_back({arrayName(part, layer.name, "weight"), layer.shape, {}});
            arrays.push_back({arrayName(part, layer.name, "bias"), {layer.shape[0]}, {}});
        }
    };
    const auto generator = generatorLayers(settings);
    const auto discriminator = discriminatorLayers(settings);
    add(std::string(kGenerator), generator);
    add(std::string(kDiscriminator), discriminator);
    add(std::string(kAverage), generator);
    for (const std::string_view moment : {kFirstMoment, kSecondMoment}) {
        add(std::string(kGenerator) + std::string(moment), generator);
        add(std::string(kDiscriminator) + std::string(moment), discriminator);
    }
    return arrays;
}

const NamedArray* find(const std::vector<NamedArray>& arrays, std::string_view name) {
    const auto found = std::ranges::find(arrays, name, &NamedArray::name);
    return found == arrays.end() ? nullptr : &*found;
}

}  // namespace latentwalk::training
