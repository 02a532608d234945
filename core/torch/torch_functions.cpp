// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/torch_functions.h"

namespace latentwalk {

const TorchFunctions& torchFunctions() {
    static LoadedModule<TorchFunctions> module("latentwalk_torch", "LibTorch");
    return module.functions();
}

}  // namespace latentwalk
