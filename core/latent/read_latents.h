// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/file/npy/npy_array.h"
#include "core/latent/latent.h"

namespace latentwalk {

// The latents in a .npy file (readNpy() says of what types). Axes of length 1 do not count: (D), (1, D), (D, 1, 1) are
// one latent of D components, (N, D), (N, D, 1, 1), which pytorch_GAN_zoo makes, (N, 1, D) are N of them. `latentSize`
// is the D that is needed; without it, D is what the array's last axis that counts has. Throws FileError that names the
// shape that is there and the one that is needed; N may be 0.
LatentBatch readLatents(const std::filesystem::path& path, std::optional<std::int64_t> latentSize = std::nullopt);

// The same of an array that was read; `path` is for the sentences.
LatentBatch latentsIn(const std::filesystem::path& path, NpyArray array, std::optional<std::int64_t> latentSize);

}  // namespace latentwalk
