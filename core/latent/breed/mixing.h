// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/latent/breed/draws.h"
#include "core/latent/breed/seen_basis.h"

namespace latentwalk {

// How a child's coordinates come out of its parents'. The shipped one is that of the defaults; the others are here to
// be held against it. A chooser who takes three of twelve (tests/bench/breed_bench; 50 hidden faces, pictures of 32 x
// 32, variation from 0.4 to 0.2) is this near to what is hidden after six rounds: shares for each group 0.316 (0.314 at
// a variation of 0.4 throughout); the same but shorter 0.315; one parent a group 0.315; mean and noise 0.325; one
// parent for each component of the latent 0.326. The best of 500 seeds is 0.336 away. Of the first three, which do
// equally well, shares are shipped: children look like all of their parents. At their parents' length, because shorter
// ones drift towards the average face.
struct Mixing {
    enum class Basis { Seen, Components } basis = Basis::Seen;
    int group = 4;           // so many neighbouring coordinates have the same shares of the parents
    double sharpness = 1;    // 0: equal shares; 1: all shares equally likely; large: a group comes from one parent
    bool fullLength = true;  // the seen part is brought to its parents' length
};

struct Mixed {
    std::vector<double> coordinates;
    std::vector<double> shares;  // of each parent in what is seen, together 1
};

// `parents`: coordinates; `angle`: how far from the mix to a face of nobody, in radians (0 ... pi / 2).
Mixed mixed(const SeenBasis& basis, std::span<const std::vector<double>> parents, double angle, Draws& draws,
            const Mixing& mixing = {});

}  // namespace latentwalk
