// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/read_latents.h"

#include <string>
#include <utility>
#include <vector>

#include "core/file/npy/npy.h"
#include "core/message/file_error.h"

namespace latentwalk {

LatentBatch readLatents(const std::filesystem::path& path, std::optional<std::int64_t> latentSize) {
    return latentsIn(path, readNpy(path), latentSize);
}

LatentBatch latentsIn(const std::filesystem::path& path, NpyArray array, std::optional<std::int64_t> latentSize) {
    std::vector<std::int64_t> axes;
    for (const std::int64_t size : array.shape) {
        if (size != 1) {
            axes.push_back(size);
        }
    }
    if (axes.empty() || latentSize == 1) {
        axes.push_back(1);  // latents of one component have no axis that counts
    }
    if (axes.size() > 2 || (latentSize && axes.back() != *latentSize)) {
        throw FileError(
            path, latentSize
                      ? Core::about("%1 has shape %2, but this model's latents have shape (N, %3)")(
                            shapeText(array.shape), *latentSize)
                      : Core::about("%1 does not hold latents: its shape is %2, not (N, components) or (components,)")(
                            shapeText(array.shape)));
    }
    return {axes.size() == 2 ? axes.front() : 1, axes.back(), std::move(array.values)};
}

}  // namespace latentwalk
