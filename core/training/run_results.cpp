// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_results.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "core/model/safetensors/safetensors.h"
#include "core/model/torch/gan_zoo_writer.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {
namespace {

WeightTensor tensorNamed(const RunState& state, const std::string& name) {
    const NamedArray* const array = find(state.arrays, name);
    if (array == nullptr) {
        throw std::logic_error("a run without " + name);
    }
    const auto values = std::make_shared<std::vector<float>>(array->values);
    return {DType::Float32, array->shape, std::as_bytes(std::span(*values)), values};
}

LayerWeights layerNamed(const RunState& state, std::string_view part, const std::string& layer) {
    const std::string name = std::string(part) + "/" + layer;
    return {tensorNamed(state, name + ".weight"), tensorNamed(state, name + ".bias")};
}

}  // namespace

Checkpoint checkpointOf(const RunState& state) {
    const Stage stage = averageStage(state);
    Checkpoint checkpoint;
    checkpoint.architecture = architectureAt(state.settings, stage.scale, stage.alpha);
    const auto generator = [&](std::string_view part) {
        return assemble(checkpoint.architecture,
                        [&](const LayerSpec& layer) { return layerNamed(state, part, layer.name); });
    };
    checkpoint.average = generator(kAverage);
    checkpoint.raw = generator(kGenerator);
    const std::string side = std::to_string(checkpoint.architecture.fullResolution());
    checkpoint.title = "Trained here, " + side + "×" + side + ", " + std::to_string(state.counters.images) + " images";
    return checkpoint;
}

void writeAverage(const RunState& state, const std::filesystem::path& path) {
    writeSafetensors(checkpointOf(state), GeneratorKind::Average, path, DType::Float32);
}

void writeGanZooResult(const RunState& state, const std::filesystem::path& path) {
    const Checkpoint checkpoint = checkpointOf(state);
    TrainingSettings reached = state.settings;
    reached.firstScale = 0;
    reached.side = checkpoint.architecture.fullResolution();
    std::vector<std::pair<std::string, WeightTensor>> discriminator;
    for (const LayerSpec& layer : discriminatorLayers(reached)) {
        const LayerWeights weights = layerNamed(state, kDiscriminator, layer.name);
        discriminator.emplace_back(layer.name + ".module.weight", weights.weight);
        discriminator.emplace_back(layer.name + ".module.bias", weights.bias);
    }
    writeGanZoo(checkpoint, discriminator, state.settings.loss == Loss::WassersteinPenalty ? "WGANGP" : "Logistic",
                path);
}

}  // namespace latentwalk::training
