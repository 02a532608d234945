// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/latent.h"

#include <stdexcept>
#include <utility>

namespace latentwalk {

void LatentBatch::append(std::span<const float> latent, SharedOffsets faceOffsets) {
    if (static_cast<std::int64_t>(latent.size()) != size) {
        throw std::invalid_argument("a batch holds latents of one size only");
    }
    values.insert(values.end(), latent.begin(), latent.end());
    if (faceOffsets || !offsets.empty()) {
        offsets.resize(static_cast<std::size_t>(count));
        offsets.push_back(std::move(faceOffsets));
    }
    ++count;
}

LatentBatch LatentBatch::slice(std::int64_t first, std::int64_t length) const {
    if (first < 0 || length < 0 || first > count || length > count - first) {
        throw std::out_of_range("rows outside the batch");
    }
    const auto begin = values.begin() + first * size;
    LatentBatch rows{length, size, std::vector<float>(begin, begin + length * size), {}};
    if (!offsets.empty()) {
        rows.offsets.assign(offsets.begin() + first, offsets.begin() + first + length);
    }
    return rows;
}

LatentBatch LatentBatch::of(const Latent& latent, SharedOffsets faceOffsets) {
    LatentBatch batch{0, static_cast<std::int64_t>(latent.size()), {}, {}};
    batch.append(latent, std::move(faceOffsets));
    return batch;
}

}  // namespace latentwalk
