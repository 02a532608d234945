// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/make_gradient.h"

#include "core/generator/backward/own_gradient.h"
#include "core/generator/make/cpu_arithmetic.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/generator/torch/torch_generator.h"
#include "core/message/file_error.h"
#include "core/module/load_module.h"
#include "core/processor/threads.h"

namespace latentwalk {
namespace {

std::unique_ptr<ImageGradient> makeFrom(const Architecture& architecture, const GeneratorWeights& weights,
                                        const GeneratorSettings& settings) {
    const bool onCard = settings.device != Device::Cpu && cudaAvailable();
    if (settings.device == Device::Cuda && !onCard) {
        throw GeneratorError(Core::says("no CUDA device can be used here"));
    }
    if (onCard || !fast::canDifferentiate(architecture)) {
        return makeTorchGradient(architecture, weights, onCard);
    }
    if (settings.precision == Precision::Float16) {
        throw GeneratorError(Core::says("float16 is for a CUDA device, and none is used here"));
    }
    const CpuArithmetic arithmetic = cpuArithmetic(settings.precision);
    return arithmetic.tiles != nullptr ? fast::makeTileGradient(architecture, weights, *arithmetic.tiles, threads())
                                       : fast::makeFastGradient(architecture, weights, *arithmetic.kernels, threads());
}

}  // namespace

std::unique_ptr<ImageGradient> makeImageGradient(const Checkpoint& checkpoint, const GeneratorSettings& settings) {
    const GeneratorWeights weights =
        withHeads(checkpoint.architecture, checkpoint.weights(settings.kind), settings.heads);
    try {
        auto gradient = makeFrom(checkpoint.architecture, weights, settings);
        weights.checkUnchanged();
        return gradient;
    } catch (const ModuleMissing& error) {
        throw GeneratorError(error.message());
    }
}

}  // namespace latentwalk
