// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/latent.h"

#include <stdexcept>

namespace latentwalk {

void LatentBatch::append(std::span<const float> latent) {
    if (static_cast<std::int64_t>(latent.size()) != size) {
        throw std::invalid_argument("a batch holds latents of one size only");
    }
    values.insert(values.end(), latent.begin(), latent.end());
    ++count;
}

LatentBatch LatentBatch::slice(std::int64_t first, std::int64_t length) const {
    if (first < 0 || length < 0 || first > count || length > count - first) {
        throw std::out_of_range("rows outside the batch");
    }
    const auto begin = values.begin() + first * size;
    return {length, size, std::vector<float>(begin, begin + length * size)};
}

LatentBatch LatentBatch::of(const Latent& latent) {
    return {1, static_cast<std::int64_t>(latent.size()), latent};
}

}  // namespace latentwalk
