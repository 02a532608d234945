// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/layers.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/file/file_error.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

constexpr int kMostScales = 10;  // 2048 pixels; the largest network of the paper has 9
constexpr std::int64_t kMostChannels = 8192;
constexpr std::int64_t kMostComponents = 65536;

}  // namespace

std::string problemOf(const Architecture& architecture) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    if (architecture.depths.empty() || architecture.scaleCount() > kMostScales) {
        return "has " + std::to_string(architecture.depths.size()) + " scales; 1 to " + number(kMostScales) +
               " are possible";
    }
    for (const std::int64_t depth : architecture.depths) {
        if (depth < 1 || depth > kMostChannels) {
            return "has a scale with " + number(depth) + " channels; 1 to " + number(kMostChannels) + " are possible";
        }
    }
    if (architecture.latentSize < 1 || architecture.latentSize > kMostComponents) {
        return "has latents of " + number(architecture.latentSize) + " components; 1 to " + number(kMostComponents) +
               " are possible";
    }
    if (architecture.outputChannels != 1 && architecture.outputChannels != 3) {
        return "makes images with " + number(architecture.outputChannels) +
               " channels; grey (1) and RGB (3) are possible";
    }
    if (!(architecture.leak >= 0.0F && architecture.leak <= 1.0F)) {
        return "has a leak outside of 0 to 1";
    }
    if (!(architecture.alpha >= 0.0F && architecture.alpha <= 1.0F)) {
        return "has an alpha outside of 0 to 1";
    }
    return "";
}

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

Architecture architectureOf(const std::filesystem::path& path, const std::string& owner, const ShapeSource& shapeOf) {
    const auto shape = [&](const std::string& name, std::size_t dimensions) {
        const auto* const found = shapeOf(name);
        if (found == nullptr) {
            throw FileError(path, "is incomplete: tensor " + name + owner + " is missing");
        }
        if (found->size() != dimensions) {
            throw FileError(path, "is inconsistent: tensor " + name + owner + " has the shape " + shapeText(*found));
        }
        return *found;
    };
    Architecture result;
    const auto format = shape("formatLayer.weight", 2);
    result.latentSize = format[1];
    if (format[0] % 16 != 0) {
        throw FileError(path, "is inconsistent: tensor formatLayer.weight" + owner + " has " +
                                  std::to_string(format[0]) + " rows, which is not 16 for each channel");
    }
    result.depths = {format[0] / 16};
    for (std::size_t i = 0;; ++i) {
        const std::string name = "scaleLayers." + std::to_string(i) + ".0.weight";
        if (shapeOf(name) == nullptr) {
            break;
        }
        result.depths.push_back(shape(name, 4)[0]);
    }
    result.outputChannels = shape("toRGBLayers." + std::to_string(result.depths.size() - 1) + ".weight", 4)[0];
    if (const std::string problem = problemOf(result); !problem.empty()) {
        throw FileError(path, problem);
    }
    return result;
}

bool looksEqualized(const WeightTensor& weight) {
    const std::int64_t count = weight.elementCount();
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const double value = valueAt(weight, static_cast<std::size_t>(i));
        sum += value * value;
    }
    const double fanIn = static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(weight.shape[0], 1));
    const double plain = std::sqrt(2 / std::max(fanIn, 1.0));
    // The border lies half way between both on a logarithmic scale.
    return std::sqrt(sum / static_cast<double>(std::max<std::int64_t>(count, 1))) >= std::sqrt(plain);
}

void assumeDefaults(Checkpoint& checkpoint) {
    checkpoint.assumed = true;
    checkpoint.architecture.equalizedLearningRate = looksEqualized(checkpoint.weights().scale0.weight);
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

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace latentwalk
