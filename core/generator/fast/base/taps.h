// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

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

    // `kernel` holds 3x3 weights.
    float weight(const float* kernel) const;
};

// A convolution that gives every second pixel of a layer's output, from pixel (y, x) on, or all of them.
struct TapPlane {
    int y;
    int x;
    std::vector<Tap> taps;
};

// What a 3x3 convolution is made of. After a nearest-neighbour upsampling by 2 the output pixels of each parity of row
// and column see only 2x2 pixels of the small input: four planes of four taps, 4/9 of the multiplications, and the
// upsampled picture is never made. Without an upsampling it is one plane of nine taps.
//
// With `pool` each 2x2 outputs are added up, and the one plane has 4x4 taps around every second pixel of the input: the
// transpose of the upsampled convolution, on kernels that are turned by half a turn.
std::vector<TapPlane> tapPlanes(bool upsample, bool pool = false);

}  // namespace latentwalk::fast
