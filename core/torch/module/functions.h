// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/torch/card_generator.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/generator/torch/torch_generator.h"
#include "core/latent/found/found_directions.h"
#include "core/torch/torch_functions.h"
#include "core/training/values/networks.h"
#include "core/training/values/training_group.h"

// What the module exports (module.cpp). The functions mean what those of the same name, or nearly, mean to the program;
// here they are told what the program knows: the number of threads. A header for this folder's own sources.
namespace latentwalk::with_torch {

TorchFacts facts();
bool hasCuda();
std::vector<float> normals(std::uint64_t seed, std::int64_t count);
std::unique_ptr<Generator> torchGenerator(const Architecture& architecture, const GeneratorWeights& weights, bool cuda,
                                          int threads);
std::unique_ptr<Generator> cardGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                         CardPlace place, std::unique_ptr<GraphRecorder> recorder, Notice notice);
std::unique_ptr<GraphRecorder> cudaRecorder();
std::unique_ptr<ImageGradient> imageGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                             bool cuda, int threads);
std::vector<std::optional<LayerWeights>> fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                                                  const TellProgress& tell, std::int64_t seeds, int threads);
std::vector<Direction> directionsInImages(const Architecture& architecture, const GeneratorWeights& weights, int count,
                                          const TellProgress& tell, std::int64_t samples, int threads);
bool trainsInBfloat16(bool cuda);
std::unique_ptr<training::Networks> trainedNetworks(const training::TrainingSettings& settings, bool cuda, int threads,
                                                    std::shared_ptr<training::TrainingGroup> group);
std::unique_ptr<training::TrainingGroup> joinProcesses(const training::GroupPlace& place);
std::vector<double> slicedWasserstein(const Images& a, const Images& b, std::uint64_t seed, int threads);

// LibTorch starts with one thread on some systems, and keeps the number for each thread that asks: told before work.
void useThreads(int threads);

// Process-wide, for CUDA: float32 is float32 (no TF32), and a shape is computed by the same algorithm every time.
void makeCudaRepeatable();

}  // namespace latentwalk::with_torch
