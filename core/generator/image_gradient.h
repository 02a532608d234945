// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/generator/generator.h"

namespace latentwalk {

// The derivative of a loss, a number that somebody computes from an image, by what the image is made from.
struct FaceGradient {
    Latent latent;        // by each component of the latent, through its own normalisation
    FaceOffsets offsets;  // by those offsets that the face was given, in their order; zeros above the image's scale
};

// The seam in front of the backward pass: one face at a time, forward and then backward, as often as a search takes.
// Weights are prepared and buffers allocated when they are first needed, and kept. One thread at a time; both calls
// block.
class ImageGradient {
public:
    virtual ~ImageGradient() = default;

    virtual const Architecture& architecture() const = 0;
    // Whether images of this scale can be made.
    virtual bool hasHead(int scale) const = 0;
    // In what it computes, never Auto.
    virtual Precision precision() const = 0;

    // Paints a face at `scale` (which needs a head), 0 ... scaleCount() - 1: (1, C, R, R) as Generator::generate()
    // gives it, tanh included where there is one, and with the checkpoint's blending at the last scale. Stays as it is
    // until the next call. Derivatives are wanted by the offsets that `offsets` has; zeros are a face without, and
    // where a search for offsets begins (zeroOffsets()). Deterministic. Throws GeneratorError.
    virtual const Images& forward(const Latent& latent, const FaceOffsets& offsets, int scale) = 0;

    // From the derivative of a loss by each value of that image, (C, R, R), to that by the face: exact but for
    // rounding. Where the leaky ReLU has a kink, at zero, it is the lower slope. May be asked more than once for a
    // forward(). Throws GeneratorError, std::invalid_argument where sizes differ, std::logic_error before a forward().
    virtual const FaceGradient& backward(std::span<const float> byImage) = 0;
};

}  // namespace latentwalk
