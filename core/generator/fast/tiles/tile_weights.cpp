// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/tiles/tile_weights.h"

#include <algorithm>

#include "core/generator/fast/base/kernel_block.h"
#include "core/generator/fast/kernels/bfloat16.h"

namespace latentwalk::fast {
namespace {

// Element (d, column) of a panel.
std::int64_t inPanel(std::int64_t d, std::int64_t column) {
    return (d / 2 * kTilePanel + column) * 2 + d % 2;
}

}  // namespace

TileFactors prepareTiles(const std::vector<Tap>& taps, std::int64_t realIn, std::int64_t in, std::int64_t realOut,
                         std::int64_t out, const PlainLayer& layer, Workers& workers) {
    const std::int64_t depth = static_cast<std::int64_t>(taps.size()) * in;
    TileFactors factors(static_cast<std::size_t>(depth * out));
    workers.run(out / kTilePanel, [&](std::int64_t panel, int) {
        std::uint16_t* to = factors.data() + panel * kTilePanel * depth;
        const std::int64_t columns = std::clamp<std::int64_t>(realOut - panel * kTilePanel, 0, kTilePanel);
        KernelBlock<kTilePanel> block;
        KernelBlock<kTilePanel>::Lanes sums;
        block.each(layer.weight.data(), realIn, panel * kTilePanel, columns, [&](std::int64_t d, const auto* kernel) {
            for (std::size_t t = 0; t < taps.size(); ++t) {
                tapWeights(taps[t], kernel, sums);
                const std::int64_t row = static_cast<std::int64_t>(t) * in + d;
                for (std::int64_t n = 0; n < columns; ++n) {
                    to[inPanel(row, n)] = toBfloat16(sums[static_cast<std::size_t>(n)]);
                }
            }
        });
    });
    return factors;
}

TileFormat prepareTileFormat(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer,
                             Workers& workers) {
    const std::int64_t width = padded(channels);
    const std::int64_t depth = padded(latentSize);
    TileFormat result{TileFactors(static_cast<std::size_t>(16 * width * depth)),
                      AlignedBuffer<float>(static_cast<std::size_t>(16 * width))};
    workers.run(16 * width / kTilePanel, [&](std::int64_t panel, int) {
        std::uint16_t* to = result.factors.data() + panel * kTilePanel * depth;
        const std::int64_t pixel = panel * kTilePanel / width;  // one: the width is a multiple of kTilePanel
        const std::int64_t first = panel * kTilePanel % width;
        const std::int64_t columns = std::clamp<std::int64_t>(channels - first, 0, kTilePanel);
        const auto rowOf = [&](std::int64_t n) { return (first + n) * 16 + pixel; };
        for (std::int64_t n = 0; n < columns; ++n) {
            result.bias.data()[panel * kTilePanel + n] = layer.bias.data()[rowOf(n)];
        }
        constexpr std::int64_t kDepth = 16;  // what is written at once stays in the first cache
        for (std::int64_t d = 0; d < latentSize; d += kDepth) {
            for (std::int64_t n = 0; n < columns; ++n) {
                const float* row = layer.weight.data() + rowOf(n) * latentSize;
                for (std::int64_t i = d; i < std::min(d + kDepth, latentSize); ++i) {
                    to[inPanel(i, n)] = toBfloat16(row[i]);
                }
            }
        }
    });
    return result;
}

}  // namespace latentwalk::fast
