// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/torch/torch_generator.h"

#include <algorithm>
#include <array>

#include "core/generator/torch/card_generator.h"
#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"

namespace latentwalk {
std::unique_ptr<Generator> makeTorchGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                              bool cuda) {
    return torchFunctions().torchGenerator(architecture, weights, cuda, threads());
}

std::unique_ptr<ImageGradient> makeTorchGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                 bool cuda) {
    return torchFunctions().imageGradient(architecture, weights, cuda, threads());
}

std::unique_ptr<Generator> makeCardGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             CardPlace place, std::unique_ptr<GraphRecorder> recorder, Notice notice) {
    return torchFunctions().cardGenerator(architecture, weights, place, std::move(recorder), std::move(notice));
}

std::unique_ptr<GraphRecorder> makeCudaRecorder() {
    return torchFunctions().cudaRecorder();
}

bool hasCardDriver() {
    // Of cards that LibTorch computes on under the name of CUDA.
    static constexpr std::array kDrivers{"libcuda.so.1", "libamdhip64.so", "libamdhip64.so.5", "libamdhip64.so.6"};
    return std::any_of(kDrivers.begin(), kDrivers.end(), &hasLibrary);
}

bool cudaAvailable() {
    static const bool available = [] {
        try {
            return hasCardDriver() && torchFunctions().hasCuda();
        } catch (const ModuleMissing&) {
            return false;
        }
    }();
    return available;
}

}  // namespace latentwalk
