// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/training/data/data_file.h"
#include "core/training/values/curves.h"
#include "core/training/values/networks.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {

// The distance of two sets of images for each level of a pyramid (core/torch); for tests another one.
using MeasureDistance = std::function<std::vector<double>(const Images& a, const Images& b, std::uint64_t seed)>;

// How a generator's pictures lie to the real ones.
struct Comparison {
    double distance = 0;   // sliced Wasserstein, the mean over the pyramid's levels
    double noise = 0;      // the same of other reals in as many pixels as are painted: no generator is nearer now
    double diversity = 0;  // mean distance of two fakes over that of two reals, by pixels
    double nearest = 0;    // mean distance of a fake to the real nearest to it over that of a real to the next one
};

// Paints `count` pictures of latents that a seed gives.
using PaintSome = std::function<Images(std::uint64_t seed, std::int64_t count)>;

// On up to 256 pictures of each, in the pixels of the run's end, but at most 64x64: what is smaller is enlarged, so
// that distances before and after a growth lie on one curve. The reals are whole; the others of the noise have as many
// pixels as the stage and fade as it does (the same ones where there are not enough). The same seed and stage give the
// same. Blocks for seconds.
Comparison compare(const DataFile& data, const Stage& stage, std::uint64_t seed, const PaintSome& paint,
                   const MeasureDistance& distance);

}  // namespace latentwalk::training
