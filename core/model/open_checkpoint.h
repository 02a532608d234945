// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// Opens a model file of any format that Latentwalk knows, recognised by its content: pytorch_GAN_zoo .pth (stream or
// zip), our safetensors, or a TensorFlow.js model.json (also the folder that holds one). Everything is checked before
// anything is allocated from it; nothing in the file is executed. Throws FileError with one sentence on anything that
// is not a complete and consistent generator. Blocking: reads the weights once to check that they are finite. Safe to
// call from any thread.
Checkpoint openCheckpoint(const std::filesystem::path& path);

}  // namespace latentwalk
