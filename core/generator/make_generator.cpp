#include "core/generator/device.h"
#include "core/generator/fallback_generator.h"
#include "core/generator/torch_generator.h"

namespace latentwalk {

std::unique_ptr<Generator> makeGenerator(const Checkpoint& checkpoint, const GeneratorSettings& settings) {
    const GeneratorWeights& weights = checkpoint.weights(settings.kind);
    if (settings.device == Device::Cuda && !cudaAvailable()) {
        throw GeneratorError("no CUDA device can be used here");
    }
    if (settings.device == Device::Cpu || !cudaAvailable()) {
        return makeTorchGenerator(checkpoint.architecture, weights, false);
    }
    // The spare keeps the weights' bytes alive in the checkpoint's mapping, not a second copy of them.
    auto makeSpare = [architecture = checkpoint.architecture, weights] {
        return makeTorchGenerator(architecture, weights, false);
    };
    std::unique_ptr<Generator> onCard;
    try {
        onCard = makeTorchGenerator(checkpoint.architecture, weights, true);
    } catch (const OutOfMemoryError&) {
        if (settings.notice) {
            settings.notice("the CUDA device has too little memory for this generator; images are made on the CPU");
        }
        return makeSpare();
    }
    return std::make_unique<FallbackGenerator>(std::move(onCard), std::move(makeSpare), settings.notice);
}

}  // namespace latentwalk
