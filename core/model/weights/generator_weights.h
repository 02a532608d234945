// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/weights/weight_tensor.h"

namespace latentwalk {

class MappedFile;

// Which of a checkpoint's two sets of weights: the moving average over training (pytorch_GAN_zoo `avgG`, better images)
// or the last step's (`netG`).
enum class GeneratorKind { Average, Raw };

// "average", "raw".
std::string_view nameOf(GeneratorKind kind);

// Which heads paint the scales below the last: those that were trained, those that were fitted to the finished image
// (fitHeads()), or the trained ones and the fitted ones where there are none. The full image is the same with all.
enum class Heads { Auto, Trained, Fitted };

// "auto", "trained", "fitted".
std::string_view nameOf(Heads heads);

// In what the network computes. Auto is the fastest that keeps 40 dB PSNR against float32: float16 on a card, bfloat16
// on a CPU with arithmetic for it, float32 elsewhere.
enum class Precision { Auto, Float32, BFloat16, Float16 };

// "auto", "float32", "bfloat16", "float16".
std::string_view nameOf(Precision precision);

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
    // Gives back the memory that the files' bytes take; whoever reads the tensors again gets them from the files again.
    // For whoever has copied the weights.
    void letGo() const noexcept;
};

}  // namespace latentwalk
