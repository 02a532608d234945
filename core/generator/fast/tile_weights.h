#pragma once

#include <vector>

#include "core/generator/fast/layer_weights.h"
#include "core/generator/fast/tile_kernels.h"

namespace latentwalk::fast {

// One tap of a kernel that may stand for several taps of the 3x3 one: it reads the pixel at (dy, dx) of the layer's
// input, and its weight is the sum of rows [firstRow, lastRow) and columns [firstColumn, lastColumn).
struct Tap {
    int dy;
    int dx;
    int firstRow;
    int lastRow;
    int firstColumn;
    int lastColumn;
};

// The nine taps of a 3x3 convolution.
std::vector<Tap> plainTaps();

// After a nearest-neighbour upsampling by 2, the output pixels whose row and column have the parities `oddRow` and
// `oddColumn` see only 2x2 pixels of the small input: four taps, 4/9 of the multiplications, and the upsampled picture
// is never made.
std::vector<Tap> upsampledTaps(bool oddRow, bool oddColumn);

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
