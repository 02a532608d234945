// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/checkpoint.h"

#include <memory>

namespace latentwalk {

class MappedFile;

// Reads a Progressive GAN that TensorFlow.js's converter wrote as a graph model (TF Hub's progan-128): `file` is the
// model.json, its shards lie beside it. The graph is followed from the image back to the latent, and everything in it
// has to be the network that Latentwalk computes. Throws FileError, naming the shard where that is what is wrong.
Checkpoint readTensorFlowJs(const std::shared_ptr<const MappedFile>& file);

}  // namespace latentwalk
