// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace latentwalk::training {

inline constexpr double kNotMeasured = std::numeric_limits<double>::quiet_NaN();

// A point of all curves. Losses are means over the steps since the point before, for one picture. What costs more than
// a step is measured less often, and is no number elsewhere.
struct CurvePoint {
    double images = 0;  // shown until then
    double scale = 0;
    double alpha = 0;
    double discriminatorLoss = kNotMeasured;
    double generatorLoss = kNotMeasured;
    double penalty = kNotMeasured;
    double imagesPerSecond = kNotMeasured;
    double distance = kNotMeasured;   // sliced Wasserstein, of the average's pictures to the reals of the run's end
    double noise = kNotMeasured;      // the same of other reals in this size: the least that can be
    double diversity = kNotMeasured;  // mean distance of two fakes over that of two reals: 1 is as varied
    double nearest = kNotMeasured;    // distance of a fake to the nearest real over that of a real to the nearest other
    double restored = 0;              // 1: here the run had diverged and went back
};
inline constexpr std::size_t kCurveColumns = 12;

using Curves = std::vector<CurvePoint>;

}  // namespace latentwalk::training
