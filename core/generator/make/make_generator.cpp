// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/make_generator.h"
#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/fast_network.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/make/cpu_arithmetic.h"
#include "core/generator/make/fallback_generator.h"
#include "core/generator/torch/card_generator.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/generator/torch/torch_generator.h"
#include "core/message/file_error.h"
#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"

namespace latentwalk {
namespace {

std::unique_ptr<Generator> makeUnchecked(const Architecture& architecture, const GeneratorWeights& weights,
                                         Precision precision) {
    // A network of few channels is fast in any case, and on the plain path it rounds exactly as Python's does.
    if (fast::hasFewChannels(architecture) && precision != Precision::BFloat16) {
        return makeTorchGenerator(architecture, weights, false);
    }
    const CpuArithmetic arithmetic = cpuArithmetic(precision);
    return arithmetic.tiles != nullptr ? fast::makeTileGenerator(architecture, weights, *arithmetic.tiles, threads())
                                       : fast::makeFastGenerator(architecture, weights, *arithmetic.kernels, threads());
}

// The weights were copied out of a file that somebody may have written to since it was opened.
std::unique_ptr<Generator> makeCpuGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                            Precision precision) {
    auto generator = makeUnchecked(architecture, weights, precision);
    weights.checkUnchanged();
    return generator;
}

// float32 stays on the plain network, which rounds as Python's does.
std::unique_ptr<Generator> makeOnCard(const Architecture& architecture, const GeneratorWeights& weights,
                                      const GeneratorSettings& settings) {
    if (settings.precision == Precision::Float32) {
        return makeTorchGenerator(architecture, weights, true);
    }
    return makeCardGenerator(architecture, weights, CardPlace::Cuda, makeCudaRecorder(), settings.notice);
}

std::unique_ptr<Generator> makeWith(const Checkpoint& checkpoint, const GeneratorWeights& weights,
                                    const GeneratorSettings& settings) {
    if (settings.device == Device::Cuda && !cudaAvailable()) {
        torchFunctions();  // where that is what is missing, it is said
        throw GeneratorError(Core::says("no CUDA device can be used here"));
    }
    if (settings.device == Device::Cpu || !cudaAvailable()) {
        if (settings.precision == Precision::Float16) {
            throw GeneratorError(Core::says("float16 is for a CUDA device, and none is used here"));
        }
        return makeCpuGenerator(checkpoint.architecture, weights, settings.precision);
    }
    if (settings.precision == Precision::BFloat16) {
        throw GeneratorError(Core::says("bfloat16 is for the CPU; the CUDA device computes in float16 or float32"));
    }
    // The spare keeps the weights' bytes alive in the checkpoint's mapping, not a second copy of them.
    auto makeSpare = [architecture = checkpoint.architecture, weights] {
        try {
            return makeCpuGenerator(architecture, weights, Precision::Float32);
        } catch (const FileError& error) {
            throw GeneratorError(error.message());  // all that generate() throws
        }
    };
    std::unique_ptr<Generator> onCard;
    try {
        onCard = makeOnCard(checkpoint.architecture, weights, settings);
        weights.checkUnchanged();
    } catch (const OutOfMemoryError&) {
        if (settings.notice) {
            settings.notice(
                Core::says("the CUDA device has too little memory for this generator; images are made on the CPU"));
        }
        return makeSpare();
    }
    return std::make_unique<FallbackGenerator>(std::move(onCard), std::move(makeSpare), settings.notice);
}

}  // namespace

bool canCompute(Precision precision, Device device) {
    const bool onCard = device != Device::Cpu && cudaAvailable();
    switch (precision) {
        case Precision::Auto:
        case Precision::Float32:
            return true;
        case Precision::BFloat16:
            return !onCard && (fast::tileKernels() != nullptr || fast::bfloat16Kernels() != nullptr);
        case Precision::Float16:
            return onCard;
    }
    return false;
}

std::unique_ptr<Generator> makeGenerator(const Checkpoint& checkpoint, const GeneratorSettings& settings) {
    const GeneratorWeights& own = checkpoint.weights(settings.kind);
    if (checkpoint.assumed && settings.notice) {
        settings.notice(
            Core::says("this file holds weights alone: what they do not show is as pytorch_GAN_zoo has it by default "
                       "(leak 0.2, pixelnorm, alpha 0, no tanh)"));
    }
    try {
        auto generator = makeWith(checkpoint, withHeads(checkpoint.architecture, own, settings.heads), settings);
        generator->setStaleScales(staleScales(checkpoint.architecture, own, settings.heads));
        own.letGo();  // as much again as the file is large, which nobody reads from now on
        return generator;
    } catch (const ModuleMissing& error) {
        throw GeneratorError(error.message());
    }
}

}  // namespace latentwalk
