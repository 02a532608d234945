// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/tile_weights.h"

#include <algorithm>

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
        for (std::int64_t n = 0; n < std::min(kTilePanel, realOut - panel * kTilePanel); ++n) {
            for (std::int64_t d = 0; d < realIn; ++d) {
                const float* kernel = layer.weight.data() + ((panel * kTilePanel + n) * realIn + d) * 9;
                for (std::size_t t = 0; t < taps.size(); ++t) {
                    to[inPanel(static_cast<std::int64_t>(t) * in + d, n)] = toBfloat16(taps[t].weight(kernel));
                }
            }
        }
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
        for (std::int64_t n = 0; n < kTilePanel; ++n) {
            const std::int64_t pixel = (panel * kTilePanel + n) / width;
            const std::int64_t channel = (panel * kTilePanel + n) % width;
            if (channel < channels) {
                const std::int64_t row = channel * 16 + pixel;
                result.bias.data()[pixel * width + channel] = layer.bias[static_cast<std::size_t>(row)];
                for (std::int64_t d = 0; d < latentSize; ++d) {
                    to[inPanel(d, n)] = toBfloat16(layer.weight[static_cast<std::size_t>(row * latentSize + d)]);
                }
            }
        }
    });
    return result;
}

}  // namespace latentwalk::fast
