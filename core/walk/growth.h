// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/generator.h"

namespace latentwalk {

// A growth level, at least 0, taken apart: the scale that is shown, ceil(level), and the weight of the one before it.
struct GrownScale {
    int scale = 0;
    double alpha = 0;
};
GrownScale grownScale(double level);

// What to ask a generator for so that it shows the network at growth level `level`, a number from 0 (4x4) to
// scaleCount - 1 (full): at a whole level k the scale k alone, and between k and k + 1 the scale k + 1 while it is
// faded in (Karras et al. 2018, figure 2; figure 3 of the tutorial). alpha here is pytorch_GAN_zoo's, the weight of the
// *previous* scale, k + 1 - level; the paper's is the new scale's, level - k. `level` is clamped to the range. Walking
// it is continuous: just above k the picture is scale k's, upsampled. Every scale that is passed needs a head
// (Generator::hasHead()). Throws std::invalid_argument when level is not a number.
GenerateOptions growthAt(double level, int scaleCount);

// The level at which a checkpoint stands: scaleCount - 1, less its alpha where it was saved while its last scale was
// still being faded in.
double grownLevel(const Architecture& architecture);

}  // namespace latentwalk
