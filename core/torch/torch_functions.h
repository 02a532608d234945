// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/module/load_module.h"

// What only LibTorch can do, in the module latentwalk_torch (core/torch/module). The table knows nothing but names, so
// that every room can lie above it.
namespace latentwalk {

struct Architecture;
struct Direction;
struct GeneratorWeights;
struct Images;
struct LayerWeights;
struct Progress;
class Generator;
class GraphRecorder;
class ImageGradient;
class Message;
enum class CardPlace;
namespace training {
class Networks;
class TrainingGroup;
struct GroupPlace;
struct TrainingSettings;
}  // namespace training

struct TorchFacts {
    std::string version;  // "1.13.1"
    std::string oneDnn;   // as they name themselves
    std::string openMp;
};

// `threads` is what threads() (core/generator/threads.h) says: the module has to be told. What each function means is
// told where it is asked for: the names in brackets.
struct TorchFunctions {
    TorchFacts (*facts)();

    // Whether LibTorch can use a CUDA device here (cudaAvailable).
    bool (*hasCuda)();

    // `torch.manual_seed(seed); torch.randn(count)` (sampleBatch).
    std::vector<float> (*normals)(std::uint64_t seed, std::int64_t count);

    // makeTorchGenerator, makeCardGenerator, makeCudaRecorder
    std::unique_ptr<Generator> (*torchGenerator)(const Architecture&, const GeneratorWeights&, bool cuda, int threads);
    std::unique_ptr<Generator> (*cardGenerator)(const Architecture&, const GeneratorWeights&, CardPlace,
                                                std::unique_ptr<GraphRecorder>, std::function<void(const Message&)>);
    std::unique_ptr<GraphRecorder> (*cudaRecorder)();

    // makeTorchGradient
    std::unique_ptr<ImageGradient> (*imageGradient)(const Architecture&, const GeneratorWeights&, bool cuda,
                                                    int threads);

    // fitHeads, directionsInImages
    std::vector<std::optional<LayerWeights>> (*fitHeads)(const Architecture&, const GeneratorWeights&,
                                                         const std::function<void(const Progress&)>& tell,
                                                         std::int64_t seeds, int threads);
    std::vector<Direction> (*directionsInImages)(const Architecture&, const GeneratorWeights&, int count,
                                                 const std::function<void(const Progress&)>& tell, std::int64_t samples,
                                                 int threads);

    // trainsInBfloat16, makeNetworks, slicedWasserstein, joinProcesses (core/training)
    bool (*trainsInBfloat16)(bool cuda);
    std::unique_ptr<training::Networks> (*trainedNetworks)(const training::TrainingSettings&, bool cuda, int threads,
                                                           std::shared_ptr<training::TrainingGroup>);
    std::vector<double> (*slicedWasserstein)(const Images& a, const Images& b, std::uint64_t seed, int threads);
    std::unique_ptr<training::TrainingGroup> (*joinProcesses)(const training::GroupPlace&);
};

// The module's, which is loaded at the first call: half a second or so. Throws ModuleMissing. Thread-safe.
const TorchFunctions& torchFunctions();

}  // namespace latentwalk
