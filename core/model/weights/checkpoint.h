// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk {

enum class CheckpointFormat { GanZooStream, GanZooZip, TensorFlowJs, Safetensors };

// "pytorch_GAN_zoo checkpoint (stream)" and so on, for people.
Message nameOf(CheckpointFormat format);

// A model file in the one form that the rest of the program knows. At least one of the two generators is there.
struct Checkpoint {
    std::filesystem::path path;
    CheckpointFormat format = CheckpointFormat::Safetensors;
    std::string title;  // from the file's metadata where it has one, else the file's name without its ending
    Architecture architecture;
    bool assumed = false;  // the file holds weights alone: leak, pixelNorm, alpha and activation are pytorch_GAN_zoo's
                           // defaults, equalizedLearningRate what the weights look like
    std::optional<GeneratorWeights> average;
    std::optional<GeneratorWeights> raw;

    // The generator asked for. Without a wish: the average where there is one, else the raw one. Throws FileError when
    // the file does not have the one that was asked for.
    const GeneratorWeights& weights(std::optional<GeneratorKind> kind = std::nullopt) const;
    // Which one weights() would give; throws like it.
    GeneratorKind resolve(std::optional<GeneratorKind> kind) const;
};

}  // namespace latentwalk
