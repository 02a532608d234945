// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/fast/base/layer_weights.h"

namespace latentwalk::fast {

// What a 3x3 convolution (out, in, 3, 3) does to derivatives on their way back: a convolution too, (in, out, 3, 3),
// with the kernels turned by half a turn and a bias of zeros.
PlainLayer transposed(const PlainLayer& layer, std::int64_t out, std::int64_t in, Workers& workers);

// The transpose of prepareFormat()'s matrix, or of prepareTileFormat()'s: depth (pixel, padded channel), columns the
// padded latent, elements of 4 (float32) or 2 (bfloat16) bytes. No bias.
PreparedLayer prepareFormatTransposed(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer,
                                      std::int64_t elementSize, Workers& workers);

}  // namespace latentwalk::fast
