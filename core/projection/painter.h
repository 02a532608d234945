// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/latent/latent.h"
#include "core/picture/images.h"

namespace latentwalk::projection {

// The scales whose features a face may carry an offset for: 4x4, 8x8 and 16x16.
inline constexpr std::size_t kOffsetScales = 3;

// What a face is painted from: a latent, and numbers added to the features of the first scales, (C, R, R) in C order;
// empty: none. Also the derivative of a loss by each of them.
struct PaintedFrom {
    Latent latent;
    std::array<std::vector<float>, kOffsetScales> offsets;

    bool operator==(const PaintedFrom&) const = default;
};

// What a search asks of a network. One thread at a time; deterministic.
class Painter {
public:
    virtual ~Painter() = default;

    virtual int scaleCount() const = 0;          // the picture of the last has 4 * 2^(scaleCount() - 1) pixels a side
    virtual bool hasHead(int scale) const = 0;   // whether it paints there
    virtual std::size_t latentSize() const = 0;  // of these numbers of a latent may be searched; labels follow them
    virtual std::size_t offsetSize(std::size_t scale) const = 0;  // 0 where the network has no such scale

    // One image, (1, C, R, R), nominal range [-1, 1]. Stays as it is until the next call.
    virtual const Images& forward(const PaintedFrom& face, int scale) = 0;
    // From the derivative of a loss by each value of that image to that by the latent and by those offsets that the
    // face was given.
    virtual const PaintedFrom& backward(std::span<const float> byImage) = 0;
};

}  // namespace latentwalk::projection
