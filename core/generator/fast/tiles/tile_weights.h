// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/generator/fast/base/layer_weights.h"
#include "core/generator/fast/base/taps.h"
#include "core/generator/fast/kernels/tile_kernels.h"

namespace latentwalk::fast {

using TileFactors = AlignedBuffer<std::uint16_t>;

// Kernels (out, realIn, 3, 3) as right factors of TileProduct, depth (tap, in), `in` and `out` padded.
TileFactors prepareTiles(const std::vector<Tap>& taps, std::int64_t realIn, std::int64_t in, std::int64_t realOut,
                         std::int64_t out, const PlainLayer& layer, Workers& workers);

// The format layer, (16 * channels, latentSize) with row = channel * 16 + pixel, as right factors whose columns are
// (pixel, padded channel), and its bias in the same order.
struct TileFormat {
    TileFactors factors;
    AlignedBuffer<float> bias;
};
TileFormat prepareTileFormat(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer, Workers& workers);

}  // namespace latentwalk::fast
