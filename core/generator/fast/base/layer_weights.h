// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/generator/fast/base/aligned_buffer.h"
#include "core/generator/fast/base/workers.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk::fast {

// The right factors of a layer's matrix products, in the form that the kernels read, and its bias; equalised learning
// rate and padding of channels are already in them.
struct PreparedLayer {
    AlignedBuffer<std::byte> factors;
    AlignedBuffer<float> bias;
};

// A layer as float32, multiplied by sqrt(2 / fan_in) where `equalized` (pytorch_GAN_zoo ConstrainedLayer).
struct PlainLayer {
    AlignedBuffer<float> weight;
    AlignedBuffer<float> bias;
};
PlainLayer plainLayer(const LayerWeights& source, bool equalized, Workers& workers);

// `count` rounded up to a multiple of kChannelStep.
std::int64_t padded(std::int64_t count);

// 3x3 kernels (out, in, 3, 3) as Winograd's matrices, [matrices()][panel][...] (see kernels.h).
PreparedLayer prepareWinograd(const ConvShape& shape, std::int64_t realIn, const PlainLayer& layer,
                              const Kernels& kernels, Workers& workers);

// 3x3 kernels as matrices of depth taps * inChannels, one for each of tapPlanes().
PreparedLayer prepareDirect(const ConvShape& shape, std::int64_t realIn, const PlainLayer& layer,
                            const Kernels& kernels, Workers& workers);

// The format layer, (16 * channels, latentSize) with row = channel * 16 + pixel, as one matrix whose columns are
// (pixel, channel); the bias in the same order.
PreparedLayer prepareFormat(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer,
                            const Kernels& kernels, Workers& workers);

// A head (out, in, 1, 1) as [out][padded in]; bias [out].
PreparedLayer prepareHead(std::int64_t outputs, std::int64_t realIn, const PlainLayer& layer);

}  // namespace latentwalk::fast
