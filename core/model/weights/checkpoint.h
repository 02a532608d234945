// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/weights/labels.h"

namespace latentwalk {

class MappedFile;

// Which of a checkpoint's two sets of weights: the moving average over training (pytorch_GAN_zoo `avgG`, better images)
// or the last step's (`netG`).
enum class GeneratorKind { Average, Raw };

enum class OutputActivation { None, Tanh };

enum class DType { Float16, BFloat16, Float32, Float64 };

std::size_t sizeOf(DType dtype);
// "float16", "bfloat16", "float32", "float64".
std::string_view nameOf(DType dtype);
std::string_view nameOf(GeneratorKind kind);

// Everything that decides what the generator computes, apart from its weights. Field names of pytorch_GAN_zoo's config
// stand in brackets.
struct Architecture {
    std::int64_t latentSize = 0;        // [latentVectorDim] components of a latent
    std::vector<std::int64_t> depths;   // channels of each scale: [depthScale0], then [depthOtherScales]; never empty
    std::int64_t outputChannels = 3;    // [dimOutput] 1 (grey) or 3 (RGB)
    float leak = 0.2F;                  // [leakyReluLeak] slope of the leaky ReLU below zero, in [0, 1]
    bool equalizedLearningRate = true;  // [equalizedlR] layers compute (w*x + b) * sqrt(2 / fan_in)
    bool pixelNorm = true;              // [perChannelNormalization] off: neither latents nor features are normalised
    float alpha = 0.0F;                 // [alpha] weight of the previous scale in the image, in [0, 1]; 0 = fully grown
    OutputActivation activation = OutputActivation::None;  // tanh where [lossCriterion] is MSE or DCGAN
    Labels labels;  // [attribKeysOrder] what the last components of a latent choose; empty for most generators

    int scaleCount() const noexcept { return static_cast<int>(depths.size()); }
    // Pixels along one side of the image at `scale`: 4 * 2^scale.
    static std::int64_t resolution(int scale) noexcept { return std::int64_t{4} << scale; }
    std::int64_t fullResolution() const noexcept { return resolution(scaleCount() - 1); }

    bool operator==(const Architecture&) const = default;
};

// One tensor in C order, without gaps. The bytes need not be aligned; `owner` keeps them alive.
struct WeightTensor {
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;

    std::int64_t elementCount() const noexcept;
};

// A layer as stored: for a convolution weight is (out, in, k, k), for the format layer (out, in); bias is (out).
struct LayerWeights {
    WeightTensor weight;
    WeightTensor bias;
};

// The weights of one generator, in the order in which the network uses them. Shapes follow from the Architecture and
// have been checked against it by the reader; every value is finite.
struct GeneratorWeights {
    LayerWeights format;                              // (16 * depths[0], latentSize)
    LayerWeights scale0;                              // (depths[0], depths[0], 3, 3)
    std::vector<std::array<LayerWeights, 2>> scales;  // of scale 1, 2, ...: 3x3 from depths[i-1] to depths[i], then 3x3
    std::vector<std::optional<LayerWeights>> heads;   // of scale 0, 1, ...: (outputChannels, depths[i], 1, 1); the last
                                                      // is always there
    std::vector<std::optional<LayerWeights>> fittedHeads;  // the same for heads that were not trained but fitted
                                                           // (fitHeads()); empty, or one entry for each scale but the
                                                           // last
    std::vector<std::shared_ptr<const MappedFile>> files;  // in which the tensors lie

    // Throws FileError when one of the files was written to or cut off since it was opened: what was read from the
    // tensors is not to be used then. Whoever copies weights asks this afterwards. A file that was deleted or replaced
    // by another is fine.
    void checkUnchanged() const;
};

enum class CheckpointFormat { GanZooStream, GanZooZip, TensorFlowJs, Safetensors };

// "pytorch_GAN_zoo checkpoint (stream)" and so on, for people.
std::string_view nameOf(CheckpointFormat format);

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
