// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace latentwalk {

// The value below which the part `fraction` (from 0 to 1) of `values` lies, by linear interpolation between the two
// nearest of the sorted values, as NumPy and R do unless told otherwise (R's type 7): rank (n - 1) * fraction, counted
// from 0. 0 without values, which have to be finite.
double percentile(std::vector<double> values, double fraction);

}  // namespace latentwalk
