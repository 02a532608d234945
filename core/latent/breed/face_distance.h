// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/latent/breed/seen_basis.h"

namespace latentwalk {

// How different two faces look, told from their latents: the same for every precision, processor and card, and a
// generation is there before its first picture is. Between near relatives (a face turned by 0.1 to 0.8 radians) it
// correlates by 0.87 with the root mean square difference of their pictures at 32 x 32, which pictures of 4 x 4, at
// many times the work, do by 0.89; over generations of all variations by 0.73; between strangers, whom nobody takes for
// copies, by 0.47. Near 0 it is about that difference itself (values from -1 to 1). Offsets and labels are left out:
// what differs in them too looks less alike, never more.
class FaceDistance {
public:
    explicit FaceDistance(const SeenBasis& basis);

    // A face as a point: what is seen of it, so that the distance of two faces is that of their points.
    std::vector<double> pointOf(std::span<const float> latent) const;
    // 0 for the same face; two seeds are 1 apart in the mean of squares.
    static double between(std::span<const double> a, std::span<const double> b);

private:
    const SeenBasis& m_basis;
    std::vector<double> m_weights;
};

}  // namespace latentwalk
