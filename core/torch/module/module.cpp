// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

extern "C" __attribute__((visibility("default"))) const void* latentwalk_module(std::size_t size) {
    using namespace latentwalk;
    static constexpr TorchFunctions kFunctions{&with_torch::facts,
                                               &with_torch::hasCuda,
                                               &with_torch::normals,
                                               &with_torch::torchGenerator,
                                               &with_torch::cardGenerator,
                                               &with_torch::cudaRecorder,
                                               &with_torch::imageGradient,
                                               &with_torch::fitHeads,
                                               &with_torch::directionsInImages,
                                               &with_torch::trainsInBfloat16,
                                               &with_torch::trainedNetworks,
                                               &with_torch::slicedWasserstein,
                                               &with_torch::joinProcesses};
    return size == sizeof kFunctions ? &kFunctions : nullptr;
}

static_assert(std::is_same_v<decltype(&latentwalk_module), latentwalk::ModuleEntry>);
