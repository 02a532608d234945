// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/weights/layers.h"
#include "core/training/values/random.h"
#include "core/training/values/settings.h"

namespace latentwalk::training {

// Numbers of a run under a name: "generator/scaleLayers.0.1.weight". What stands before the slash is a part.
struct NamedArray {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;

    bool operator==(const NamedArray&) const = default;
};

// The parts. Adam's moments have the names of what they are of: "generator-first/...", "generator-second/...".
inline constexpr std::string_view kGenerator = "generator";
inline constexpr std::string_view kAverage = "average";
inline constexpr std::string_view kDiscriminator = "discriminator";
inline constexpr std::string_view kFirstMoment = "-first";
inline constexpr std::string_view kSecondMoment = "-second";

// Layers of the discriminator for all scales, with pytorch_GAN_zoo's names without ".module" (DNet): scaleLayers.I.0
// and .1 (of scale I + 1; 3x3, to the depth of the scale below), fromRGBLayers.I (1x1), groupScaleZero.0 (3x3, with one
// channel more: the deviation over the batch), groupScaleZero.1 (linear), decisionLayer (linear, to one).
std::vector<LayerSpec> discriminatorLayers(const TrainingSettings& settings);

// Layers of the generator for all scales, heads included.
std::vector<LayerSpec> generatorLayers(const TrainingSettings& settings);

// What training begins with: weights N(0, 1), biases 0, the average equal to the generator. The layers of all scales
// are there from the start, and wait. Without moments.
std::vector<NamedArray> initialArrays(const TrainingSettings& settings, Random& random);

// Every array that a run's state has, moments included, in order; values are empty.
std::vector<NamedArray> expectedArrays(const TrainingSettings& settings);

// The one of that name, or null.
const NamedArray* find(const std::vector<NamedArray>& arrays, std::string_view name);

}  // namespace latentwalk::training
