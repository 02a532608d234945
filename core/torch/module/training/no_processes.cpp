// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/message/error.h"
#include "core/torch/module/functions.h"

namespace latentwalk::with_torch {

std::unique_ptr<training::TrainingGroup> joinProcesses(const training::GroupPlace&) {
    throw Error(
        Core::says("this build trains in one process only: LibTorch's Gloo was not there (Debian: libgloo-dev)"));
}

}  // namespace latentwalk::with_torch
